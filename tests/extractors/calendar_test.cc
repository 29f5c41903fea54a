#include "extractors/calendar.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::string Read(std::string_view text) {
  const auto match = DateAt(Words(std::string(text)), 0);
  if (!match) return "none";
  const PartialDate& date = match->date;
  if (date.year != 0) return ToIso(date);
  return "--" + std::to_string(date.month) + "-" + std::to_string(date.day);
}

TEST(DateAt, ReadsTheFormsOfLetters) {
  EXPECT_EQ(Read("ngày 07 tháng 01 năm 2020"), "2020-01-07");
  EXPECT_EQ(Read("07/4/2014"), "2014-04-07");
  EXPECT_EQ(Read("ngày 14/ 12/ 2017"), "2017-12-14");
  EXPECT_EQ(Read("7.4.2014"), "2014-04-07");
  EXPECT_EQ(Read("01-10-1997"), "1997-10-01");
  EXPECT_EQ(Read("tháng 7 năm 2024"), "2024-07");
  EXPECT_EQ(Read("tháng 6/2025"), "2025-06");
  EXPECT_EQ(Read("năm 2021"), "2021");
}

TEST(DateAt, LeavesTheYearOpenWhenItIsNotPrinted) {
  EXPECT_EQ(Read("ngày 15/6 hằng năm"), "--6-15");
  EXPECT_EQ(Read("ngày 15 tháng 6 tới"), "--6-15");
  EXPECT_EQ(Read("tháng 9"), "--9-0");
}

TEST(DateAt, RefusesWhatIsNoDate) {
  for (std::string_view text : {"31/02/2020", "2.1. Tiếp tục", "3-4 ngày", "45/2013", "năm 2",
                                "ngày 32 tháng 1 năm 2020"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

TEST(Calendar, CountsDaysAndMonths) {
  EXPECT_EQ(DayNumber({1970, 1, 1}), 0);
  EXPECT_EQ(DateOfDay(DayNumber({2024, 2, 28}) + 1), (PartialDate{2024, 2, 29}));
  EXPECT_EQ(Weekday({2026, 11, 22}), 6);
  EXPECT_EQ(AddMonths({2021, 8, 31}, 6), (PartialDate{2022, 2, 28}));
  EXPECT_EQ(AddMonths({2021, 1, 31}, -1), (PartialDate{2020, 12, 31}));
}

TEST(Holidays, AreLeftOutOfWorkingDays) {
  const auto table =
      Table::Parse("holidays.tsv", "from\tto\tname\n--05-01\t\ta\n2021-02-10\t2021-02-16\tTết\n");
  const auto holidays = Holidays::FromTable(*table);
  ASSERT_TRUE(holidays.has_value());
  EXPECT_TRUE(holidays->IsWorkingDay({2021, 2, 9}));
  EXPECT_FALSE(holidays->IsWorkingDay({2021, 2, 13}));
  EXPECT_EQ(holidays->AddWorkingDays({2021, 2, 8}, 2), (PartialDate{2021, 2, 17}));
  EXPECT_EQ(holidays->AddWorkingDays({2026, 4, 30}, 1), (PartialDate{2026, 5, 4}));
}

TEST(Holidays, NameTheLineThatIsWrong) {
  const auto table = Table::Parse("holidays.tsv", "from\tto\tname\n2021-13-01\t\ta\n");
  const auto holidays = Holidays::FromTable(*table);
  ASSERT_FALSE(holidays.has_value());
  EXPECT_NE(holidays.error().message.find("holidays.tsv:2"), std::string::npos);
}

}  // namespace
}  // namespace vanthu
