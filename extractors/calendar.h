// Calendar: dates as letters print them, and counting with them.
//
//   DateAt(words, i) on "ngày 07 tháng 01 năm 2020" -> 2020-01-07, on "30/7/2021", "7.4.2014",
//   "01-10-1997" likewise
//
// Pure; the Gregorian calendar; a day is counted from 1970-01-01. Time zones play no part: letters
// name days.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "extractors/table.h"
#include "extractors/words.h"

namespace vanthu {

struct DateMatch {
  PartialDate date;     // year 0 when none is printed ("15/6", "ngày 15 tháng 6")
  std::size_t end = 0;  // the word after it
};

// A date that begins at word `begin`: with or without "ngày", with day, month and year or only the
// last of them
// ("tháng 7 năm 2024", "tháng 6/2025", "năm 2021"), or a day and month without a year. A year alone
// must follow "năm".
[[nodiscard]] std::optional<DateMatch> DateAt(const Words& words, std::size_t begin);

[[nodiscard]] long DayNumber(const PartialDate& date);  // REQUIRES: a whole, legal date
[[nodiscard]] PartialDate DateOfDay(long day_number);
[[nodiscard]] int DaysInMonth(int year, int month);
[[nodiscard]] int Weekday(const PartialDate& date);  // 0 Monday to 6 Sunday
// Months before or after; the day is cut to the month's length.
[[nodiscard]] PartialDate AddMonths(const PartialDate& date, int months);

// The days nobody works: weekends, and data/holidays.tsv (columns from, to, name; ISO dates, or
// --MM-DD for a day of every year).
class Holidays {
 public:
  [[nodiscard]] static std::expected<Holidays, Error> FromTable(const Table& table);
  [[nodiscard]] bool IsWorkingDay(const PartialDate& date) const;
  // The working day `count` working days after `date`; the count starts the day after (Bộ luật Dân
  // sự 2015, Điều 147).
  [[nodiscard]] PartialDate AddWorkingDays(const PartialDate& date, int count) const;

 private:
  struct Period {
    long from = 0;  // day numbers, both included
    long to = 0;
  };
  std::vector<Period> periods_;              // sorted by `from`
  std::vector<std::pair<int, int>> yearly_;  // month, day
};

}  // namespace vanthu
