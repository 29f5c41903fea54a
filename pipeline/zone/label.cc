// Tested by tests/pipeline/zone/label_test.cc.
#include "pipeline/zone/label.h"

#include <re2/re2.h>

#include <array>

namespace vanthu {
namespace {

struct Pattern {
  LabelKind kind;
  RE2 regex;
};

// In the order they are tried. Every pattern ends with the space after the label or with the end of
// the line, so that "1.500" and "a.b" are not labels.
const std::array<Pattern, 7>& Patterns() {
  static const std::array<Pattern, 7> patterns = {{
      {LabelKind::kDivision, RE2("(?i)(?:điều|chương|phần|mục|phụ lục) "
                                 "+(?:[0-9]{1,3}|[ivxl1]{1,6})(?:[.:)]+(?: +|$)|$)")},
      // OCR reads II. as I1. (DOMAIN.md §7.2).
      {LabelKind::kRoman, RE2("[IVX][IVX1l]{0,4}(?:[.)][-–]?|[-–/])(?: +|$)")},
      // 1. 1) 1- 2.1. 2.1.1) but no year and no amount.
      {LabelKind::kNumber, RE2("[0-9]{1,2}(?:(?:\\.[0-9]{1,2}){1,3}[.)]|[.)][-–]?|[-–/])(?: +|$)")},
      {LabelKind::kLetter, RE2("[a-eg-ik-vxyđ](?:[.)]|/)(?: +|$)")},
      {LabelKind::kDash, RE2("[-–—*]+(?: +|$)")},
      {LabelKind::kPlus, RE2("\\+(?: +|$)")},
      {LabelKind::kBullet, RE2("[•●▪■◦✓➢»](?: +|$)")},
  }};
  return patterns;
}

// Labels that are only known by the letter after them: printed without the space ("-Như trên;",
// "1.Tiếp tục", "a)Rà soát", "+Sở Y tế") or without the dot ("2.1 Mục tiêu"). So "-2020", "1.5" and
// "5.3 tỷ" stay text.
const std::array<Pattern, 5>& TightPatterns() {
  static const std::array<Pattern, 5> patterns = {{
      {LabelKind::kNumber, RE2("^([0-9]{1,2}(?:\\.[0-9]{1,2}){1,3} +)\\p{Lu}")},
      {LabelKind::kNumber, RE2("^([0-9]{1,2}(?:\\.[0-9]{1,2}){0,3}[.)])\\p{Lu}")},
      {LabelKind::kLetter, RE2("^([a-eg-ik-vxyđ]\\))\\p{L}")},
      {LabelKind::kDash, RE2("^([-–—*])\\p{Lu}")},
      {LabelKind::kPlus, RE2("^(\\+)\\p{L}")},
  }};
  return patterns;
}

}  // namespace

std::optional<LineLabel> LabelOf(std::string_view line) {
  for (const Pattern& pattern : Patterns()) {
    re2::StringPiece rest(line.data(), line.size());
    if (RE2::Consume(&rest, pattern.regex)) {
      return LineLabel{.kind = pattern.kind, .size = line.size() - rest.size()};
    }
  }
  for (const Pattern& pattern : TightPatterns()) {
    re2::StringPiece label;
    if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), pattern.regex, &label) &&
        label.data() == line.data()) {
      return LineLabel{.kind = pattern.kind, .size = label.size()};
    }
  }
  return std::nullopt;
}

}  // namespace vanthu
