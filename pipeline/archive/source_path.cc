// Tested by tests/pipeline/archive/source_path_test.cc.
#include "pipeline/archive/source_path.h"

#include <fmt/core.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace vanthu {

std::string SourcePath(const std::filesystem::path& file) {
  const std::string& bytes = file.native();
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::string path;
  std::int32_t i = 0;
  while (i < size) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    const bool is_control = (c >= 0 && c < 0x20) || c == 0x7F;
    if (c >= 0 && !is_control) {
      path.append(bytes, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
      continue;
    }
    for (std::int32_t k = begin; k < i; ++k) {
      path +=
          fmt::format("%{:02X}", static_cast<unsigned char>(bytes[static_cast<std::size_t>(k)]));
    }
  }
  return path;
}

}  // namespace vanthu
