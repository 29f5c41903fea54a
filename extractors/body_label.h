// Body labels: "I.", "Điều 2.", "1.", "2.1.", "a)", "-", "+" at the start of a paragraph (DOMAIN.md
// §7.2).
//
//   BodyLabelAt("2.1. Tiếp tục quán triệt") -> kDotted, {2, 1}, text from "Tiếp"
//
// Only the form is judged here; whether a number is a label or a year, an amount or the middle of a
// list is decided with the labels around it (body_tree.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

// The systems in the order they usually nest.
enum class LabelSystem : std::uint8_t {
  kPart,     // "Phần I", "Chương II", "Mục 1"
  kCapital,  // "A."
  kRoman,    // "I.", "I-"
  kArticle,  // "Điều 1."
  kNumber,   // "1.", "1-", "1)"
  kDotted,   // "1.1.", "2.1.1"
  kLetter,   // "a)", "đ.", Vietnamese alphabet
  kStar,     // "*", "**"
  kDash,     // "-"
  kPlus,     // "+"
  kBullet,   // "•", "o", "✓"
};

struct BodyLabel {
  LabelSystem system = LabelSystem::kDash;
  std::vector<int> path;  // its place in its system: {2, 1} of "2.1.", {5} of "đ)"; {0} for dashes
  std::string label;      // as records write it: "2.1.", "a)", "-"
  std::size_t size = 0;   // bytes up to the text behind it, marks of Markdown included
};

[[nodiscard]] std::optional<BodyLabel> BodyLabelAt(std::string_view text);

// What else a Roman label may be when the scan misread it, "I1." as II, "H." as II: the value that
// `expected` names when the printed letters can stand for it.
[[nodiscard]] bool RomanCanBe(std::string_view printed, int expected);

}  // namespace vanthu
