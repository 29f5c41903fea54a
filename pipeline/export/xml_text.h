// xml_text: text as XML 1.0 can hold it, and a document as bytes.
#pragma once

#include <string>
#include <string_view>

namespace pugi {
class xml_document;
}

namespace vanthu {

// Control characters that XML cannot say, escaped or not, are left out; bytes that are no UTF-8
// become U+FFFD. Escaping is the writer's work. Pure.
[[nodiscard]] std::string XmlText(std::string_view text);

// Indented, UTF-8, with the XML declaration.
[[nodiscard]] std::string XmlBytes(const pugi::xml_document& document);

}  // namespace vanthu
