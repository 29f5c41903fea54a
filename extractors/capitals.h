// capitals: whether a line is printed in capitals, as headers, types and titles of signers are.
#pragma once

#include <string_view>

namespace vanthu {

// At least two letters, and nearly all of them capitals: OCR reads a few in the wrong case.
[[nodiscard]] bool IsInCapitals(std::string_view utf8);
// The first letter is a small one: "triển khai", "(kèm theo)".
[[nodiscard]] bool StartsSmall(std::string_view utf8);

}  // namespace vanthu
