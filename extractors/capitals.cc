// Tested by tests/extractors/capitals_test.cc.
#include "extractors/capitals.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace vanthu {
namespace {

// "SỞ Y TẾ" with one letter misread is still in capitals; "Sở Y Tế" is not.
constexpr double kLeastShare = 0.8;

}  // namespace

bool IsInCapitals(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  int upper = 0;
  int lower = 0;
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) continue;
    if (u_isupper(c)) ++upper;
    if (u_islower(c)) ++lower;
  }
  return upper >= 2 && upper >= kLeastShare * (upper + lower);
}

bool StartsSmall(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c >= 0 && u_isalnum(c)) return u_islower(c);
  }
  return false;
}

}  // namespace vanthu
