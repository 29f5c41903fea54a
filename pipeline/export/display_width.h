// display_width: how many columns of a terminal a text takes, and how to cut it to fit.
//
// Vietnamese letters take one column however many marks they carry, also when the marks are code
// points of their own; wide East Asian characters take two. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

[[nodiscard]] std::size_t DisplayWidth(std::string_view utf8);

// With spaces up to `columns`; unchanged when it is wider.
[[nodiscard]] std::string PadTo(std::string_view utf8, std::size_t columns);

// Lines of at most `columns`, broken between words where there is a word break; at most `max_lines`
// of them, the last ending in "…" when something was left out. Control characters become spaces.
// Never empty.
[[nodiscard]] std::vector<std::string> WrapTo(std::string_view utf8, std::size_t columns,
                                              std::size_t max_lines);

}  // namespace vanthu
