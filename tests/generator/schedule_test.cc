#include "tests/generator/schedule.h"

#include <gtest/gtest.h>

namespace vanthu::generator {
namespace {

constexpr PartialDate kLeapDay = {.year = 2024, .month = 2, .day = 29};

TEST(DateText, PadsDaysBelowTenAndTheFirstTwoMonths) {
  EXPECT_EQ(DateText({2021, 8, 5}, DateStyle::kSlashes), "05/8/2021");
  EXPECT_EQ(DateText(kLeapDay, DateStyle::kWords), "29 tháng 02 năm 2024");
  EXPECT_EQ(DateText({2021, 12, 15}, DateStyle::kHyphens), "15-12-2021");
}

TEST(AddDays, KnowsMonthsAndLeapYears) {
  EXPECT_EQ(AddDays(kLeapDay, 1), (PartialDate{2024, 3, 1}));
  EXPECT_EQ(AddDays(kLeapDay, -60), (PartialDate{2023, 12, 31}));
}

TEST(WeekdayName, NamesTheDay) {
  EXPECT_EQ(WeekdayName(kLeapDay), "thứ Năm");
  EXPECT_EQ(WeekdayName({2024, 3, 3}), "Chủ nhật");
}

TEST(InventDeadline, LiesBehindTheLetter) {
  Random random(1);
  for (int i = 0; i < 200; ++i) {
    const Deadline deadline = InventDeadline(kLeapDay, random);
    EXPECT_GT(deadline.date.empty() ? deadline.end : deadline.date, ToIso(kLeapDay))
        << deadline.text;
  }
}

}  // namespace
}  // namespace vanthu::generator
