// terminal: what the commands that show lists to people know about the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/progress.h"

namespace vanthu {

struct Settings;

// Columns of the terminal that stdout goes to, at least 40; 100 when it goes elsewhere.
[[nodiscard]] std::size_t OutputColumns();

// Whether an open file is a terminal that takes escape sequences (NO_COLOR and TERM=dumb say no).
[[nodiscard]] bool TakesEscapes(int descriptor);

// How a long command shows on stderr how far it is: a bar on a terminal, lines in a log that asks
// for them (-v).
[[nodiscard]] ProgressDisplay::Style ProgressStyle(const Settings& settings);

// The text in bold or faint when stdout takes escape sequences, else as it is.
[[nodiscard]] std::string Bold(std::string_view text);
[[nodiscard]] std::string Faint(std::string_view text);

// Control characters out: what a scan or a file name holds must not steer the terminal.
[[nodiscard]] std::string Printable(std::string_view text);

}  // namespace vanthu
