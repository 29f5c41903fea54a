// label: the mark a paragraph of a letter begins with: "1.", "2.1.", "a)", "I-", "Điều 3.", "-",
// "+", "•".
//
// Only what decides whether a printed line can begin a paragraph; the nesting of labels is the
// business of the task extractor. Works on words as the engine read them. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vanthu {

enum class LabelKind : std::uint8_t {
  kDivision,  // Phần I, Chương II, Mục 1, Điều 5. (DOMAIN.md §7.2 ranks 1 and 3)
  kRoman,     // I. II- IV)
  kNumber,    // 1. 1- 1) 2.1 2.1.1.
  kLetter,    // a) đ) b.
  kDash,      // - – — *
  kPlus,      // +
  kBullet,    // • o ✓
};

struct LineLabel {
  LabelKind kind = LabelKind::kDash;
  std::size_t size =
      0;  // bytes of the label at the beginning of the line, spaces after it included
};

// The label `line` begins with, if there is text after it or nothing at all. Leading spaces are not
// skipped. A year ("2021.") or an amount ("1.500") is not a label.
[[nodiscard]] std::optional<LineLabel> LabelOf(std::string_view line);

}  // namespace vanthu
