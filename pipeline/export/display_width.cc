// Tested by tests/pipeline/export/display_width_test.cc.
#include "pipeline/export/display_width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace vanthu {
namespace {

std::size_t ColumnsOf(UChar32 c) {
  if (c < 0) return 1;  // shown as U+FFFD
  const auto category = U_GET_GC_MASK(c);
  if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// The end of the longest piece from `begin` on that fits, never splitting a letter from its marks.
std::size_t FittingEnd(std::string_view utf8, std::size_t begin, std::size_t columns) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  auto i = static_cast<std::int32_t>(begin);
  std::size_t used = 0;
  while (i < size) {
    std::int32_t next = i;
    UChar32 c = 0;
    U8_NEXT(bytes, next, size, c);
    used += ColumnsOf(c);
    if (used > columns) break;
    i = next;
  }
  return static_cast<std::size_t>(i);
}

std::string WithPlainSpaces(std::string_view utf8) {
  std::string plain;
  for (const char c : utf8) {
    const bool is_space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!is_space) {
      plain += c;
    } else if (!plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

}  // namespace

std::size_t DisplayWidth(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  std::size_t width = 0;
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    width += ColumnsOf(c);
  }
  return width;
}

std::string PadTo(std::string_view utf8, std::size_t columns) {
  const std::size_t width = DisplayWidth(utf8);
  return std::string(utf8) + std::string(columns - std::min(columns, width), ' ');
}

std::vector<std::string> WrapTo(std::string_view utf8, std::size_t columns, std::size_t max_lines) {
  const std::string text = WithPlainSpaces(utf8);
  columns = std::max<std::size_t>(columns, 2);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const bool is_last = lines.size() + 1 == max_lines;
    std::size_t end = FittingEnd(text, begin, columns);
    if (end == text.size()) {
      lines.push_back(text.substr(begin));
      break;
    }
    if (is_last) end = FittingEnd(text, begin, columns - 1);  // room for the ellipsis
    if (text[end] != ' ') {
      const std::size_t space = text.rfind(' ', end);
      if (space != std::string::npos && space > begin) end = space;
    }
    lines.push_back(text.substr(begin, end - begin));
    if (is_last) {
      lines.back() += "…";
      break;
    }
    begin = end;
    while (begin < text.size() && text[begin] == ' ') ++begin;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace vanthu
