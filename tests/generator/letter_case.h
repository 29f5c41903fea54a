// Capital and small letters, and plain ASCII, of Vietnamese strings.
#pragma once

#include <string>
#include <string_view>

namespace vanthu::generator {

[[nodiscard]] std::string Capitals(std::string_view text);      // "Sở Y tế" → "SỞ Y TẾ"
[[nodiscard]] std::string CapitalFirst(std::string_view text);  // "rà soát" → "Rà soát"
[[nodiscard]] std::string SmallFirst(std::string_view text);  // "Trưởng các khoa" → "trưởng …"
[[nodiscard]] std::string SmallAscii(std::string_view text);  // "SGDĐT" → "sgddt"

}  // namespace vanthu::generator
