// number_line: the grammar of a "Số: …/…" line, shared by the zoning of plain text, which looks for
// the line, and by the extractor, which reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/span.h"

namespace vanthu {

struct NumberLine {
  // What stands between label and symbol.
  enum class Number { kDigits, kBlank, kGarbled };

  Span label;  // "Số:"
  Number kind = Number::kBlank;
  std::string number;     // digits and perhaps a letter: "2319", "3176b"; empty unless kDigits
  std::string separator;  // between number and symbol: "/", "-", or "" when OCR lost it
  std::string symbol;     // without spaces, hyphens as '-': "2020/NĐ-CP"; empty when there is none
  Span value;             // number and symbol in the line
  bool open_end = false;  // the symbol ends with a hyphen or slash: it goes on in the next line
};

// The number line in a line of text, also when another column stands before or after it.
[[nodiscard]] std::optional<NumberLine> ParseNumberLine(std::string_view line);

}  // namespace vanthu
