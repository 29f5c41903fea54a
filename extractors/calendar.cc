// Tested by tests/extractors/calendar_test.cc.
#include "extractors/calendar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
// No term counted in working days is longer; bounds the loop on a misread number.
constexpr int kMaxWorkingDays = 1000;

bool IsYear(int value) { return value >= kFirstYear && value <= kLastYear; }
bool IsMonth(int value) { return value >= 1 && value <= 12; }

// One of the separators of a numeric date; a space may stand on either side ("14/ 12/ 2017").
bool IsSeparator(const Words& words, std::size_t i) {
  return words.IsMark(i, "/") || words.IsMark(i, ".") || words.IsDash(i);
}

std::optional<DateMatch> NumericDateAt(const Words& words, std::size_t i) {
  const int day = words.Value(i);
  const int month = words.Value(i + 2);
  if (day < 1 || day > 31 || !IsMonth(month) || !IsSeparator(words, i + 1)) return std::nullopt;
  if (words[i].span.size() > 2 || words[i + 2].span.size() > 2) return std::nullopt;
  const bool same = words.Form(i + 1) == words.Form(i + 3);
  const int year = words.Value(i + 4);
  if (same && IsYear(year)) {
    const PartialDate date{.year = year, .month = month, .day = day};
    if (!IsLegal(date)) return std::nullopt;
    return DateMatch{.date = date, .end = i + 5};
  }
  // Without a year only the slash is a date: "15/6"; "2.1" and "3-4" are labels and ranges.
  if (!words.IsMark(i + 1, "/") || words[i + 1].space_before || words[i + 2].space_before)
    return std::nullopt;
  if (words.IsMark(i + 3, "/") && !words[i + 3].space_before && words.IsNumber(i + 4))
    return std::nullopt;
  if (words.Form(i + 3) == "năm" && IsYear(words.Value(i + 4))) {  // "15/6 năm 2020"
    const PartialDate date{.year = words.Value(i + 4), .month = month, .day = day};
    if (IsLegal(date)) return DateMatch{.date = date, .end = i + 5};
  }
  if (day > DaysInMonth(2000, month)) return std::nullopt;
  return DateMatch{.date = {.year = 0, .month = month, .day = day}, .end = i + 3};
}

// "tháng 7 năm 2024", "tháng 6/2025", "tháng 7" (year 0), after an optional day.
std::optional<DateMatch> MonthAt(const Words& words, std::size_t i, int day) {
  if (words.Form(i) != "tháng") return std::nullopt;
  const int month = words.Value(i + 1);
  if (!IsMonth(month)) return std::nullopt;
  std::size_t end = i + 2;
  int year = 0;
  if (words.Form(end) == "năm" && IsYear(words.Value(end + 1))) {
    year = words.Value(end + 1);
    end += 2;
  } else if ((words.IsMark(end, "/") || words.IsDash(end)) && IsYear(words.Value(end + 1)) &&
             words[end + 1].span.size() == 4) {
    year = words.Value(end + 1);
    end += 2;
  } else if (words.IsMark(end, ",") && words.Form(end + 1) == "năm" &&
             IsYear(words.Value(end + 2))) {
    year = words.Value(end + 2);
    end += 3;
  }
  const PartialDate date{.year = year, .month = month, .day = day};
  if (day != 0 && (day > DaysInMonth(year == 0 ? 2000 : year, month))) return std::nullopt;
  return DateMatch{.date = date, .end = end};
}

}  // namespace

std::optional<DateMatch> DateAt(const Words& words, std::size_t begin) {
  std::size_t i = begin;
  const bool day_word = words.Form(i) == "ngày";
  if (day_word) ++i;
  if (words.IsNumber(i)) {
    if (auto numeric = NumericDateAt(words, i)) return numeric;
    const int day = words.Value(i);
    if (day >= 1 && day <= 31 && words.Form(i + 1) == "tháng") return MonthAt(words, i + 1, day);
    // "6/2025"
    if (!day_word && IsMonth(day) && words.IsMark(i + 1, "/") && words.IsNumber(i + 2) &&
        words[i + 2].span.size() == 4 && IsYear(words.Value(i + 2))) {
      return DateMatch{.date = {.year = words.Value(i + 2), .month = day, .day = 0}, .end = i + 3};
    }
    return std::nullopt;
  }
  if (words.Form(i) == "tháng") {
    auto month = MonthAt(words, i, 0);
    // "ngày tháng 7 năm 2024": the day was left blank.
    if (month && month->date.year == 0 && day_word) return std::nullopt;
    return month;
  }
  if (!day_word && words.Form(i) == "năm" && IsYear(words.Value(i + 1)) &&
      words[i + 1].span.size() == 4) {
    return DateMatch{.date = {.year = words.Value(i + 1), .month = 0, .day = 0}, .end = i + 2};
  }
  return std::nullopt;
}

// Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last.
long DayNumber(const PartialDate& date) {
  const long year = date.month <= 2 ? date.year - 1 : date.year;
  const long era = (year >= 0 ? year : year - 399) / 400;
  const long year_of_era = year - era * 400;
  const long day_of_year = (153L * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

PartialDate DateOfDay(long day_number) {
  const long shifted = day_number + 719468;
  const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const long day_of_era = shifted - era * 146097;
  const long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {.year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
          .month = month,
          .day = day};
}

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

int Weekday(const PartialDate& date) {
  const long days = DayNumber(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((days % 7) + 7) % 7);
}

PartialDate AddMonths(const PartialDate& date, int months) {
  const int index = date.year * 12 + date.month - 1 + months;
  PartialDate sum{.year = index / 12, .month = index % 12 + 1, .day = date.day};
  sum.day = std::min(sum.day, DaysInMonth(sum.year, sum.month));
  return sum;
}

std::expected<Holidays, Error> Holidays::FromTable(const Table& table) {
  Holidays holidays;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view from = table.Cell(row, "from");
    const std::string_view to = table.Cell(row, "to").empty() ? from : table.Cell(row, "to");
    const auto fail = [&](std::string_view cell) {
      return std::unexpected(
          Error{Error::Code::kInvalidData, table.Where(row) + ": '" + std::string(cell) +
                                               "' is no date; write 2025-01-31 or --01-31"});
    };
    if (from.starts_with("--")) {
      const std::optional<PartialDate> date = DateFromIso("2000-" + std::string(from.substr(2)));
      if (!date || date->day == 0) return fail(from);
      holidays.yearly_.emplace_back(date->month, date->day);
      continue;
    }
    const std::optional<PartialDate> first = DateFromIso(from);
    const std::optional<PartialDate> last = DateFromIso(to);
    if (!first || first->day == 0) return fail(from);
    if (!last || last->day == 0 || *last < *first) return fail(to);
    holidays.periods_.push_back({.from = DayNumber(*first), .to = DayNumber(*last)});
  }
  std::ranges::sort(holidays.periods_, {}, &Period::from);
  return holidays;
}

bool Holidays::IsWorkingDay(const PartialDate& date) const {
  if (Weekday(date) >= 5) return false;
  if (std::ranges::find(yearly_, std::pair(date.month, date.day)) != yearly_.end()) return false;
  const long day = DayNumber(date);
  const auto after = std::ranges::upper_bound(periods_, day, {}, &Period::from);
  return after == periods_.begin() || std::prev(after)->to < day;
}

PartialDate Holidays::AddWorkingDays(const PartialDate& date, int count) const {
  long day = DayNumber(date);
  for (int left = std::min(count, kMaxWorkingDays); left > 0;) {
    ++day;
    if (IsWorkingDay(DateOfDay(day))) --left;
  }
  return DateOfDay(day);
}

}  // namespace vanthu
