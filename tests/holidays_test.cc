// data/holidays.tsv against the calendar and the Labour Code, which say most of it; the days moved
// by notices of the Prime Minister are the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/calendar.h"
#include "extractors/table.h"
#include "tests/lunar_calendar.h"

namespace vanthu {
namespace {

struct Holiday {
  long from = 0;  // days from 1970-01-01
  long to = 0;    // included
  int year = 0;
  std::string name;
};

class HolidayTable : public testing::Test {
 protected:
  HolidayTable() {
    std::ostringstream text;
    text << std::ifstream(VANTHU_SOURCE_DIR "/data/holidays.tsv", std::ios::binary).rdbuf();
    const Table table = Table::Parse("holidays.tsv", text.str()).value();
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string_view from = table.Cell(row, "from");
      const std::string_view to = table.Cell(row, "to");
      if (from.starts_with("--")) {
        yearly_.emplace_back(std::stoi(std::string(from.substr(2, 2))),
                             std::stoi(std::string(from.substr(5, 2))));
        continue;
      }
      const PartialDate first = DateFromIso(from).value();
      const PartialDate last = to.empty() ? first : DateFromIso(to).value();
      listed_.push_back(
          {DayNumber(first), DayNumber(last), first.year, std::string(table.Cell(row, "name"))});
      years_.insert(first.year);
    }
  }

  [[nodiscard]] bool IsListed(long day) const {
    for (const Holiday& holiday : listed_) {
      if (holiday.from <= day && day <= holiday.to) return true;
    }
    const PartialDate date = DateOfDay(day);
    for (const auto& [month, day_of_month] : yearly_) {
      if (date.month == month && date.day == day_of_month) return true;
    }
    return false;
  }
  [[nodiscard]] static bool IsWeekend(long day) { return Weekday(DateOfDay(day)) >= 5; }

  std::vector<Holiday> listed_;
  std::vector<std::pair<int, int>> yearly_;  // month, day
  std::set<int> years_;
};

TEST_F(HolidayTable, HasEveryYearFromTheFirstToTheLast) {
  ASSERT_FALSE(years_.empty());
  EXPECT_EQ(*years_.begin(), 2015);
  EXPECT_EQ(static_cast<int>(years_.size()), *years_.rbegin() - *years_.begin() + 1);
}

// Tết: the last day of the old year to the third of the new one at least (Bộ luật Lao động 2019,
// Điều 112: five days), named by the year's stem and branch.
TEST_F(HolidayTable, TetIsWhereTheMoonPutsIt) {
  constexpr std::array kStems = {"Canh", "Tân",  "Nhâm", "Quý", "Giáp",
                                 "Ất",   "Bính", "Đinh", "Mậu", "Kỷ"};
  constexpr std::array kBranches = {"Thân", "Dậu", "Tuất", "Hợi", "Tý",  "Sửu",
                                    "Dần",  "Mão", "Thìn", "Tỵ",  "Ngọ", "Mùi"};
  for (const int year : years_) {
    const auto at = static_cast<std::size_t>(year);
    const std::string name =
        std::string("Tết ") + kStems[at % kStems.size()] + " " + kBranches[at % kBranches.size()];
    const long first_day = DayNumber(LunarDay(year, 1, 1));
    int found = 0;
    for (const Holiday& holiday : listed_) {
      const bool is_tet =
          holiday.name.starts_with("Tết ") && !holiday.name.starts_with("Tết Dương lịch");
      if (holiday.year != year || !is_tet) continue;
      ++found;
      EXPECT_EQ(holiday.name, name);
      EXPECT_LT(holiday.from, first_day) << name;
      EXPECT_GE(holiday.to, first_day + 2) << name;
      EXPECT_LE(holiday.to - holiday.from + 1, 9) << name;
      EXPECT_GE(holiday.to - holiday.from + 1, 5) << name;
    }
    EXPECT_EQ(found, 1) << name;
  }
}

// The tenth of the third lunar month, or the working day after where it is a weekend.
TEST_F(HolidayTable, TheDayOfTheHungKingsIsWhereTheMoonPutsIt) {
  for (const int year : years_) {
    long day = DayNumber(LunarDay(year, 3, 10));
    while (IsWeekend(day)) ++day;
    EXPECT_TRUE(IsListed(day)) << year << ", " << ToIso(DateOfDay(day));
  }
}

// A holiday on a weekend is made up for on the next working day (Điều 111, khoản 3).
TEST_F(HolidayTable, AHolidayOnAWeekendIsMadeUpFor) {
  for (const int year : years_) {
    std::set<long> made_up;
    for (const auto& [month, day_of_month] : yearly_) {
      const long holiday = DayNumber({.year = year, .month = month, .day = day_of_month});
      if (!IsWeekend(holiday)) continue;
      long day = holiday + 1;
      const auto is_yearly = [&](long candidate) {
        const PartialDate date = DateOfDay(candidate);
        return std::ranges::find(yearly_, std::pair(date.month, date.day)) != yearly_.end();
      };
      while (IsWeekend(day) || is_yearly(day) || made_up.contains(day)) ++day;
      made_up.insert(day);
      EXPECT_TRUE(IsListed(day)) << ToIso(DateOfDay(holiday)) << " on " << ToIso(DateOfDay(day));
    }
  }
}

// Since 2021 two days, 2 September and a day beside it (Điều 112).
TEST_F(HolidayTable, TheNationalDayHasADayBesideItSince2021) {
  for (const int year : years_) {
    if (year < 2021) continue;
    const long day = DayNumber({.year = year, .month = 9, .day = 2});
    EXPECT_TRUE(IsListed(day - 1) || IsListed(day + 1)) << year;
  }
}

// As published; in 1968, 1985, 2007 and 2030 China has another day, at UTC+8.
TEST(LunarCalendar, KnowsTheDaysThatWerePublished) {
  const std::map<int, std::string> days = {
      {1968, "1968-01-29"}, {1985, "1985-01-21"}, {2000, "2000-02-05"}, {2007, "2007-02-17"},
      {2020, "2020-01-25"}, {2023, "2023-01-22"}, {2025, "2025-01-29"}, {2030, "2030-02-02"}};
  for (const auto& [year, day] : days) EXPECT_EQ(ToIso(LunarDay(year, 1, 1)), day);
  // After a repeated month: month 4 in 2020, month 2 in 2023.
  EXPECT_EQ(ToIso(LunarDay(2020, 8, 15)), "2020-10-01");
  EXPECT_EQ(ToIso(LunarDay(2023, 3, 10)), "2023-04-29");
  EXPECT_EQ(ToIso(LunarDay(2023, 12, 1)), "2024-01-11");
}

}  // namespace
}  // namespace vanthu
