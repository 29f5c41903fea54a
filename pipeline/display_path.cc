// Tested by tests/pipeline/display_path_test.cc.
#include "pipeline/display_path.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <iterator>

namespace vanthu {
namespace {

// Control characters break lines and terminals; format characters (U+202E …) turn a name around;
// line and paragraph separators split a report line.
bool IsSafe(UChar32 c) {
  constexpr std::uint32_t kUnsafe =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK | U_GC_CN_MASK;
  return (U_GET_GC_MASK(c) & kUnsafe) == 0;
}

}  // namespace

std::string DisplayPath(const std::filesystem::path& path) {
  const std::string& name = path.native();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
  std::string shown;
  shown.reserve(name.size());
  std::size_t begin = 0;
  while (begin < name.size()) {
    std::size_t end = begin;
    UChar32 c = 0;
    U8_NEXT(bytes, end, name.size(), c);
    if (c >= 0 && IsSafe(c)) {
      shown.append(name, begin, end - begin);
    } else {
      for (; begin < end; ++begin) {
        fmt::format_to(std::back_inserter(shown), "%{:02X}",
                       static_cast<unsigned char>(name[begin]));
      }
    }
    begin = end;
  }
  return shown;
}

}  // namespace vanthu
