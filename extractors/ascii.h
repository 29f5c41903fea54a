// Classes of ASCII characters, independent of the locale (<cctype> is not).
#pragma once

namespace vanthu {

[[nodiscard]] constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
// The spaces that normalised text holds.
[[nodiscard]] constexpr bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace vanthu
