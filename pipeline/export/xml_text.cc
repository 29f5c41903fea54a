// Tested by tests/pipeline/export/xml_text_test.cc.
#include "pipeline/export/xml_text.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <pugixml.hpp>
#include <utility>

namespace vanthu {
namespace {

// The production Char of XML 1.0, section 2.2.
bool IsXmlCharacter(UChar32 c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
  std::string bytes;
};

}  // namespace

std::string XmlText(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) {
      clean += "\uFFFD";
    } else if (IsXmlCharacter(c)) {
      clean += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
  }
  return clean;
}

std::string XmlBytes(const pugi::xml_document& document) {
  StringWriter writer;
  document.save(writer, " ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace vanthu
