// Tested by tests/extractors/period_test.cc.
#include "extractors/period.h"

#include <string_view>
#include <utility>

namespace vanthu {
namespace {

constexpr int kFirstYear = 1900;  // smaller numbers behind "năm" count something else

PartialDate EndOfMonth(int year, int month) {
  return {.year = year, .month = month, .day = DaysInMonth(year, month)};
}

// "năm 2025" or "/2025" behind a quarter or half-year; the year of the letter when neither is
// printed.
std::pair<int, std::size_t> YearAfter(const Words& words, std::size_t i, int month,
                                      const PartialDate& anchor) {
  if ((words.IsMark(i, "/") || words.Form(i) == "năm") && words.Value(i + 1) >= 1900 &&
      words.Value(i + 1) <= 2100) {
    return {words.Value(i + 1), i + 2};
  }
  return {RollForward(month, 0, anchor), i};
}

int QuarterAt(std::string_view form) {
  if (form == "i" || form == "1") return 1;
  if (form == "ii" || form == "2") return 2;
  if (form == "iii" || form == "3") return 3;
  return form == "iv" || form == "4" ? 4 : 0;
}

// The year printed at `i`, else the letter's; 0 when there is neither. `end` is the word behind it.
struct YearMatch {
  int year = 0;
  std::size_t end = 0;
};
YearMatch YearAt(const Words& words, std::size_t i, const PartialDate& anchor) {
  if (words.Value(i) >= kFirstYear) return {words.Value(i), i + 1};
  return {anchor.year, i};
}

// "quý II", "quý 3/2025"
std::optional<Period> QuarterPeriod(const Words& words, std::size_t i, const PartialDate& anchor) {
  const int quarter = QuarterAt(words.Form(i + 1));
  if (quarter == 0) return std::nullopt;
  const auto [year, end] = YearAfter(words, i + 2, quarter * 3, anchor);
  if (year == 0) return std::nullopt;
  return Period{.first = {.year = year, .month = quarter * 3 - 2, .day = 1},
                .last = EndOfMonth(year, quarter * 3),
                .end = end};
}

// "6 tháng đầu năm 2025", "9 tháng đầu năm", "6 tháng cuối năm"
std::optional<Period> MonthsOfYear(const Words& words, std::size_t i, const PartialDate& anchor) {
  const int months = words.Value(i);
  if (months != 6 && months != 9) return std::nullopt;
  const auto [year, end] = YearAt(words, i + 4, anchor);
  if (year == 0) return std::nullopt;
  if (words.Form(i + 2) == "đầu") {
    return Period{.first = {.year = year, .month = 1, .day = 1},
                  .last = EndOfMonth(year, months),
                  .end = end};
  }
  return Period{.first = {.year = year, .month = 13 - months, .day = 1},
                .last = EndOfMonth(year, 12),
                .end = end};
}

// "cuối năm 2025" is its December.
std::optional<Period> EndOfYear(const Words& words, std::size_t i, const PartialDate& anchor) {
  const auto [year, end] = YearAt(words, i, anchor);
  if (year == 0) return std::nullopt;
  const PartialDate december{.year = year, .month = 12, .day = 0};
  return Period{.first = december, .last = december, .end = end, .partial = true};
}

// A third of the month that begins at word `i`: "đầu tháng 6", "trung tuần tháng 6", "cuối tháng
// 9".
std::optional<Period> ThirdOfMonth(const Words& words, std::size_t i, std::string_view part,
                                   const PartialDate& anchor) {
  const auto month = DateAt(words, i);
  if (!month || month->date.month == 0 || month->date.day != 0) return std::nullopt;
  const int year =
      month->date.year != 0 ? month->date.year : RollForward(month->date.month, 0, anchor);
  if (year == 0) return std::nullopt;
  const int first = part == "đầu" || part == "thượng"   ? 1
                    : part == "giữa" || part == "trung" ? 11
                                                        : 21;
  const int last = first == 21 ? DaysInMonth(year, month->date.month) : first + 9;
  return Period{.first = {.year = year, .month = month->date.month, .day = first},
                .last = {.year = year, .month = month->date.month, .day = last},
                .end = month->end};
}

// A date, whole or partial, with its year or without.
std::optional<Period> DatePeriod(const Words& words, std::size_t i, const PartialDate& anchor) {
  auto date = DateAt(words, i);
  if (!date) return std::nullopt;
  PartialDate value = date->date;
  if (value.year == 0) {
    // "ngày 15/6 hằng năm" is a repetition.
    if (words.Form(date->end) == "hằng" || words.Form(date->end) == "hàng") return std::nullopt;
    value.year = RollForward(value.month, value.day, anchor);
    if (value.year == 0 || !IsLegal(value)) return std::nullopt;
  }
  return Period{.first = value,
                .last = value,
                .end = date->end,
                .whole_date = value.day != 0,
                .partial = value.day == 0};
}

// "thứ Sáu, ngày …", "Chủ nhật (…": the date behind says which one.
std::size_t EndOfWeekday(const Words& words, std::size_t i) {
  std::size_t end = i;
  if (words.Form(i) == "thứ" || (words.Form(i) == "chủ" && words.Form(i + 1) == "nhật"))
    end = i + 2;
  if (end == i) return i;
  if (words.IsMark(end, ",") || words.IsMark(end, "(")) ++end;
  return words.Form(end) == "ngày" || words.IsNumber(end) ? end : i;
}

}  // namespace

int RollForward(int month, int day, const PartialDate& anchor) {
  if (anchor.year == 0) return 0;
  const int anchor_month = anchor.month == 0 ? 1 : anchor.month;
  const int anchor_day = anchor.day == 0 ? 1 : anchor.day;
  const bool past = month < anchor_month || (month == anchor_month && day != 0 && day < anchor_day);
  return past ? anchor.year + 1 : anchor.year;
}

std::size_t EndOfTimeOfDay(const Words& words, std::size_t i) {
  const int hour = words.Value(i);
  if (hour < 0 || hour > 24) return i;
  const std::string_view unit = words.Form(i + 1);
  if (unit != "giờ" && unit != "h" && unit != "g") {
    return words.IsMark(i + 1, ":") && words.IsNumber(i + 2) ? i + 3 : i;
  }
  std::size_t end = i + 2;
  if (words.IsNumber(end) && words.Value(end) < 60 && !words.IsMark(end + 1, "/")) ++end;
  if (words.Form(end) == "phút") ++end;
  return end;
}

std::optional<Period> PeriodAt(const Words& words, std::size_t begin, const PartialDate& anchor) {
  std::size_t i = begin;
  if (const std::size_t after = EndOfTimeOfDay(words, i); after != i) {
    i = after;
    while (words.IsMark(i, ",") || words.Form(i) == "sáng" || words.Form(i) == "chiều") ++i;
  }
  i = EndOfWeekday(words, i);
  if (words.Form(i) == "quý" || words.Form(i) == "quí") return QuarterPeriod(words, i, anchor);
  const std::string_view part = words.Form(i);
  const std::string_view next = words.Form(i + 1);
  if (words.IsNumber(i) && next == "tháng" && words.Form(i + 3) == "năm" &&
      (words.Form(i + 2) == "đầu" || words.Form(i + 2) == "cuối")) {
    return MonthsOfYear(words, i, anchor);
  }
  if (part == "cuối" && next == "năm") return EndOfYear(words, i + 2, anchor);
  if (part == "đầu" || part == "giữa" || part == "cuối") {
    return ThirdOfMonth(words, i + 1, part, anchor);
  }
  if (next == "tuần" && (part == "thượng" || part == "trung" || part == "hạ")) {
    return ThirdOfMonth(words, i + 2, part, anchor);
  }
  return DatePeriod(words, i, anchor);
}

PartialDate LastDay(const PartialDate& date) {
  if (date.month == 0) return {.year = date.year, .month = 12, .day = 31};
  if (date.day == 0) return EndOfMonth(date.year, date.month);
  return date;
}

}  // namespace vanthu
