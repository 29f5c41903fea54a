// terminal: what the commands that show lists to people know about the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu {

// Columns of the terminal that stdout goes to; 100 when it goes elsewhere.
[[nodiscard]] std::size_t OutputColumns();

// Whether stdout is a terminal that shows bold and faint text (NO_COLOR and TERM=dumb say no).
[[nodiscard]] bool HasStyles();

// The text in bold or faint when there are styles, else as it is.
[[nodiscard]] std::string Bold(std::string_view text);
[[nodiscard]] std::string Faint(std::string_view text);

// Control characters out: what a scan or a file name holds must not steer the terminal.
[[nodiscard]] std::string Printable(std::string_view text);

}  // namespace vanthu
