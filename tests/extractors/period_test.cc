#include "extractors/period.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

constexpr PartialDate kAnchor{.year = 2021, .month = 3, .day = 10};

std::string Read(std::string_view text, const PartialDate& anchor = kAnchor) {
  const auto period = PeriodAt(Words{std::string(text)}, 0, anchor);
  if (!period) return "none";
  return period->first == period->last ? ToIso(period->first)
                                       : ToIso(period->first) + "/" + ToIso(period->last);
}

TEST(Period, ReadsDays) {
  EXPECT_EQ(Read("ngày 15/6/2021"), "2021-06-15");
  EXPECT_EQ(Read("17 giờ 00 phút, ngày 15 tháng 6 năm 2021"), "2021-06-15");
  EXPECT_EQ(Read("ngày 15/6"), "2021-06-15");
  EXPECT_EQ(Read("ngày 05/3"), "2022-03-05");
}

TEST(Period, ReadsQuartersAndParts) {
  EXPECT_EQ(Read("quý II"), "2021-04-01/2021-06-30");
  EXPECT_EQ(Read("quý 4/2023"), "2023-10-01/2023-12-31");
  EXPECT_EQ(Read("6 tháng đầu năm 2022"), "2022-01-01/2022-06-30");
  EXPECT_EQ(Read("6 tháng cuối năm"), "2021-07-01/2021-12-31");
  EXPECT_EQ(Read("9 tháng đầu năm"), "2021-01-01/2021-09-30");
  EXPECT_EQ(Read("đầu tháng 6"), "2021-06-01/2021-06-10");
  EXPECT_EQ(Read("trung tuần tháng 6"), "2021-06-11/2021-06-20");
  EXPECT_EQ(Read("cuối tháng 2 năm 2024"), "2024-02-21/2024-02-29");
  EXPECT_EQ(Read("cuối năm 2022"), "2022-12");
}

TEST(Period, NeedsAYear) {
  EXPECT_EQ(Read("quý II", {}), "none");
  EXPECT_EQ(Read("6 tháng cuối năm", {}), "none");
  EXPECT_EQ(Read("ngày 15/6", {}), "none");
  EXPECT_EQ(Read("ngày 15/6/2021", {}), "2021-06-15");
}

TEST(Period, LeavesOtherWordsAlone) {
  EXPECT_EQ(Read("quý vị đại biểu"), "none");
  EXPECT_EQ(Read("7 tháng đầu năm 2022"), "none");
  EXPECT_EQ(Read("ngày 15/6 hằng năm"), "none");
  EXPECT_EQ(Read("đầu cầu"), "none");
  EXPECT_EQ(Read(""), "none");
}

TEST(TimeOfDay, EndsBehindItsMinutes) {
  const auto end = [](std::string_view text) {
    return EndOfTimeOfDay(Words{std::string(text)}, 0);
  };
  EXPECT_EQ(end("17 giờ 00 phút ngày"), 4U);
  EXPECT_EQ(end("16h30 ngày"), 3U);
  EXPECT_EQ(end("8 giờ ngày"), 2U);
  EXPECT_EQ(end("25 giờ"), 0U);
  EXPECT_EQ(end("15/6/2021"), 0U);
}

TEST(LastDay, IsTheEndOfAMonthOrYear) {
  EXPECT_EQ(ToIso(LastDay({.year = 2024, .month = 2, .day = 0})), "2024-02-29");
  EXPECT_EQ(ToIso(LastDay({.year = 2024, .month = 0, .day = 0})), "2024-12-31");
  EXPECT_EQ(ToIso(LastDay({.year = 2024, .month = 2, .day = 3})), "2024-02-03");
}

}  // namespace
}  // namespace vanthu
