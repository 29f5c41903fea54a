// Tested by tests/extractors/damaged_date_test.cc.
#include "extractors/damaged_date.h"

namespace vanthu {
namespace {

// Words and marks a misread day falls into at most ("l1 I", "(2 .").
constexpr std::size_t kMostPieces = 4;

bool IsYear(const Words& words, std::size_t i) {
  const int year = words.Value(i);
  return words.Printed(i).size() == 4 && year >= 1900 && year < 2100;
}

bool IsMonth(const Words& words, std::size_t i) {
  const int month = words.Value(i);
  return words.Printed(i).size() <= 2 && month >= 1 && month <= 12;
}

// "l6", "I6": one word and one digit that touch.
int StrokeAndDigit(const Words& words, std::size_t begin, std::size_t end) {
  if (end != begin + 2 || words[begin + 1].space_before || !words.IsNumber(begin + 1)) return 0;
  const std::string_view stroke = words.Printed(begin);
  if (stroke != "l" && stroke != "I" && stroke != "|") return 0;
  if (words.Printed(begin + 1).size() != 1) return 0;
  constexpr int kTen = 10;
  return kTen + words.Value(begin + 1);
}

// "tháng 4 năm 2024" from word i on, a stray comma inside.
std::optional<DateMatch> MonthAndYearAt(const Words& words, std::size_t i) {
  if (words.Form(i) != "tháng") return std::nullopt;
  ++i;
  if (words.IsMark(i, ",") || words.IsMark(i, ".")) ++i;
  if (!IsMonth(words, i)) return std::nullopt;
  const int month = words.Value(i);
  ++i;
  if (words.IsMark(i, ",") || words.IsMark(i, ".")) ++i;
  if (words.Form(i) != "năm" || !IsYear(words, i + 1)) return std::nullopt;
  return DateMatch{.date = {.year = words.Value(i + 1), .month = month, .day = 0}, .end = i + 2};
}

// "/02/2018" from word i on.
std::optional<DateMatch> ShortMonthAndYearAt(const Words& words, std::size_t i) {
  if (!words.IsMark(i, "/") || !IsMonth(words, i + 1) || !words.IsMark(i + 2, "/") ||
      !IsYear(words, i + 3)) {
    return std::nullopt;
  }
  return DateMatch{.date = {.year = words.Value(i + 3), .month = words.Value(i + 1), .day = 0},
                   .end = i + 4};
}

}  // namespace

std::optional<DateMatch> DamagedDateAt(const Words& words, std::size_t begin) {
  if (words.Form(begin) != "ngày") return std::nullopt;
  const std::size_t day = begin + 1;
  for (std::size_t i = day + 1; i <= day + kMostPieces && i < words.size(); ++i) {
    // A word of several letters is no day; what follows belongs to something else.
    if (words[i - 1].kind == WordKind::kWord && words.Printed(i - 1).size() > 2) break;
    if (auto date = ShortMonthAndYearAt(words, i)) return date;
    auto date = MonthAndYearAt(words, i);
    if (!date) continue;
    PartialDate whole = date->date;
    whole.day = StrokeAndDigit(words, day, i);
    if (IsLegal(whole)) date->date = whole;
    return date;
  }
  return std::nullopt;
}

}  // namespace vanthu
