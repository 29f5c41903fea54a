// Tested by tests/extractors/damaged_date_test.cc.
#include "extractors/damaged_date.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/ascii.h"

namespace vanthu {
namespace {

// Words and marks a misread day falls into at most ("l1 I", "(2 .").
constexpr std::size_t kMostPieces = 4;

bool IsYear(const Words& words, std::size_t i) {
  const int year = words.Value(i);
  return words.Printed(i).size() == 4 && year >= 1900 && year < 2100;
}

// What a scan makes of a 1.
constexpr std::array<std::string_view, 7> kStrokes = {"l", "I", "|", "]", "!", "Ì", "L"};

// The one or two digits that words [begin, end) show, strokes read as 1; 0 for anything else.
int DigitsOf(const Words& words, std::size_t begin, std::size_t end) {
  constexpr int kTen = 10;
  int value = 0;
  int count = 0;
  for (std::size_t i = begin; i < end; ++i) {
    for (std::string_view rest = words.Printed(i); !rest.empty(); ++count) {
      if (IsDigit(rest.front())) {
        value = kTen * value + (rest.front() - '0');
        rest.remove_prefix(1);
        continue;
      }
      const auto stroke = std::ranges::find_if(
          kStrokes, [rest](std::string_view one) { return rest.starts_with(one); });
      if (stroke == kStrokes.end() || count > 2) return 0;
      value = kTen * value + 1;
      rest.remove_prefix(stroke->size());
    }
    if (count > 2) return 0;
  }
  return value;
}

// A month from word i on, and the word behind it: "4", "1]", "0I", "LÌ", and "1 1" where its space
// is the scan's.
struct MonthMatch {
  int month = 0;
  std::size_t end = 0;
};
std::optional<MonthMatch> MonthAt(const Words& words, std::size_t i, std::string_view behind) {
  constexpr std::size_t kMostWords = 2;
  constexpr int kMonths = 12;
  for (std::size_t end = i + 1; end <= i + kMostWords && end < words.size(); ++end) {
    if (words.Form(end) != behind && !words.IsMark(end, ",") && !words.IsMark(end, ".")) continue;
    const int month = DigitsOf(words, i, end);
    if (month >= 1 && month <= kMonths) return MonthMatch{.month = month, .end = end};
  }
  return std::nullopt;
}

// "l6", "I6", "2]": pieces that touch. Days have two digits (Nghị định 30/2020/NĐ-CP, Phụ lục I,
// II.4): of one alone the other may be lost.
int DayOf(const Words& words, std::size_t begin, std::size_t end) {
  if (words.Covering(begin, end).size() < 2) return 0;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (words[i].space_before) return 0;
  }
  return DigitsOf(words, begin, end);
}

// "tháng 4 năm 2024" from word i on, a stray comma inside.
std::optional<DateMatch> MonthAndYearAt(const Words& words, std::size_t i) {
  if (words.Form(i) != "tháng") return std::nullopt;
  ++i;
  if (words.IsMark(i, ",") || words.IsMark(i, ".")) ++i;
  const auto month = MonthAt(words, i, "năm");
  if (!month) return std::nullopt;
  i = month->end;
  if (words.IsMark(i, ",") || words.IsMark(i, ".")) ++i;
  if (words.Form(i) != "năm" || !IsYear(words, i + 1)) return std::nullopt;
  return DateMatch{.date = {.year = words.Value(i + 1), .month = month->month, .day = 0},
                   .end = i + 2};
}

// "/02/2018" from word i on.
std::optional<DateMatch> ShortMonthAndYearAt(const Words& words, std::size_t i) {
  if (!words.IsMark(i, "/")) return std::nullopt;
  const auto month = MonthAt(words, i + 1, "/");
  if (!month || !words.IsMark(month->end, "/") || !IsYear(words, month->end + 1)) {
    return std::nullopt;
  }
  return DateMatch{.date = {.year = words.Value(month->end + 1), .month = month->month, .day = 0},
                   .end = month->end + 2};
}

}  // namespace

std::optional<DateMatch> DamagedDateAt(const Words& words, std::size_t begin) {
  if (words.Form(begin) != "ngày") return std::nullopt;
  const std::size_t day = begin + 1;
  for (std::size_t i = day + 1; i <= day + kMostPieces && i < words.size(); ++i) {
    // A word of several letters is no day; what follows belongs to something else.
    if (words[i - 1].kind == WordKind::kWord && words.Printed(i - 1).size() > 2) break;
    auto date = ShortMonthAndYearAt(words, i);
    if (!date) date = MonthAndYearAt(words, i);
    if (!date) continue;
    PartialDate whole = date->date;
    whole.day = DayOf(words, day, i);
    if (IsLegal(whole)) date->date = whole;
    return date;
  }
  return std::nullopt;
}

}  // namespace vanthu
