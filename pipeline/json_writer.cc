// Tested by tests/pipeline/json_writer_test.cc.
#include "pipeline/json_writer.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace vanthu {
namespace {

// Whether the library would write the text as it is, between quotes.
bool IsPlain(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < ' ' || c == '"' || c == '\\') return false;
  }
  return true;
}

void AppendEscaped(std::string_view text, std::string& out) {
  using Json = nlohmann::json;
  const std::string escaped = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  out.append(escaped, 1, escaped.size() - 2);
}

}  // namespace

void JsonWriter::Begin(char bracket) {
  Separate();
  out_ += bracket;
  is_first_ = true;
}

void JsonWriter::End(char bracket) {
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::Key(std::string_view name) {
  Separate();
  String(name);
  out_ += ':';
  is_first_ = true;
}

void JsonWriter::Value(std::string_view text) {
  Separate();
  String(text);
}

void JsonWriter::Value(double number) { Literal(nlohmann::json(number).dump()); }
void JsonWriter::Value(int number) { Literal(std::to_string(number)); }

void JsonWriter::Value(const std::vector<std::string>& texts) {
  Array(texts, [](JsonWriter& json, std::string_view text) { json.Value(text); });
}

void JsonWriter::True() { Literal("true"); }
void JsonWriter::False() { Literal("false"); }
void JsonWriter::Null() { Literal("null"); }

void JsonWriter::OrNull(std::string_view name, std::string_view text) {
  Key(name);
  if (text.empty()) {
    Null();
  } else {
    Value(text);
  }
}

void JsonWriter::Separate() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
}

void JsonWriter::Literal(std::string_view json) {
  Separate();
  out_ += json;
}

// Line by line: a letter's text has many, and nothing else to escape in most of them.
void JsonWriter::String(std::string_view text) {
  out_ += '"';
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (IsPlain(line)) {
      out_ += line;
    } else {
      AppendEscaped(line, out_);
    }
    if (end == text.size()) break;
    out_ += "\\n";
    text.remove_prefix(end + 1);
  }
  out_ += '"';
}

}  // namespace vanthu
