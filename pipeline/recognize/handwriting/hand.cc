// Tested by tests/pipeline/recognize/handwriting/hand_test.cc.
#include "pipeline/recognize/handwriting/hand.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>

namespace vanthu {
namespace {

// Digits of Times, in em.
constexpr double kDigitTop = 0.676;
constexpr double kDigitBottom = -0.01;
constexpr double kDigitWidth = 0.5;
constexpr double kDigitBearing = 0.06;  // white beside the first and the last, together
// How far print may be off: the baseline is known to a pixel or two, an em to a twentieth.
constexpr double kHeightSlack = 0.11;
constexpr double kWidthSlack = 0.26;
// Faint print loses the ends of its strokes, but then the engine reads what is left with doubt.
constexpr double kSureRead = 0.93;
constexpr double kSureHeightSlack = 0.16;
// What the engine read where no ink was found: it knows better when it is so sure.
constexpr double kReadWithoutInk = 0.70;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "02." -> "02", ", 4" -> "4", "l8" -> "18", "TÔ" -> "10": without the dots of a leader, and the
// letters that look like digits as digits. Empty when something else stands there.
std::string Digits(std::string_view read) {
  static const re2::RE2 fill("^[^\\pL\\pN|\\]\\[]+|[^\\pL\\pN|\\]\\[]+$");
  std::string text(read);
  re2::RE2::GlobalReplace(&text, fill, "");
  static const re2::RE2 one("[lIiÌÍÏìíïTL|\\]\\[]");
  static const re2::RE2 zero("[OoÔÖÒÓØôöòóøQ]");
  re2::RE2::GlobalReplace(&text, one, "1");
  re2::RE2::GlobalReplace(&text, zero, "0");
  return text;
}

}  // namespace

bool IsLegalText(HeaderField::Kind kind, std::string_view text) {
  std::string_view digits = text;
  constexpr std::size_t kMostNumberDigits = 5;  // DOMAIN.md §1.3
  if (kind == HeaderField::Kind::kNumber && digits.size() > 1 && !IsDigit(digits.back())) {
    // "3176b": a letter of the first ones of the alphabet.
    if (digits.back() < 'a' || digits.back() > 'e') return false;
    digits.remove_suffix(1);
  }
  const std::size_t most = kind == HeaderField::Kind::kNumber ? kMostNumberDigits : 2;
  if (digits.empty() || digits.size() > most || !std::ranges::all_of(digits, IsDigit)) return false;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  constexpr int kDays = 31;
  constexpr int kMonths = 12;
  return value >= 1 && (kind != HeaderField::Kind::kDay || value <= kDays) &&
         (kind != HeaderField::Kind::kMonth || value <= kMonths);
}

HandVerdict HandOf(HeaderField::Kind kind, std::string_view read, double confidence,
                   const FieldInk& ink) {
  using Hand = HeaderField::Hand;
  std::string text = IsLegalText(kind, read) ? std::string(read) : Digits(read);
  const bool is_legal = IsLegalText(kind, text);
  const auto& parts = ink.shape.parts;
  if (parts.empty()) {
    if (!is_legal || confidence < kReadWithoutInk) return {.hand = Hand::kBlank, .printed = ""};
    return {.hand = Hand::kPrinted, .printed = std::move(text)};
  }
  if (!is_legal) return {.hand = Hand::kWritten, .printed = ""};
  const double slack = confidence >= kSureRead ? kSureHeightSlack : kHeightSlack;
  const bool on_line = std::ranges::all_of(parts, [&](const InkShape::Part& part) {
    return std::abs(part.top - kDigitTop) <= slack && std::abs(part.bottom - kDigitBottom) <= slack;
  });
  double right = parts.front().right;
  for (const InkShape::Part& part : parts) right = std::max(right, part.right);
  const double width = right - parts.front().left;
  const double expected = static_cast<double>(text.size()) * kDigitWidth - kDigitBearing;
  const bool is_wide_as_print = std::abs(width - expected) <= kWidthSlack;
  if (!on_line || !is_wide_as_print) return {.hand = Hand::kWritten, .printed = ""};
  return {.hand = Hand::kPrinted, .printed = std::move(text)};
}

}  // namespace vanthu
