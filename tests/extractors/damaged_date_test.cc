#include "extractors/damaged_date.h"

#include <gtest/gtest.h>

#include <string>

#include "extractors/fields.h"

namespace vanthu {
namespace {

std::string Read(std::string text) {
  const Words words(std::move(text));
  const auto date = DamagedDateAt(words, 0);
  return date ? ToIso(date->date) + " " + std::to_string(words.size() - date->end) : "none";
}

TEST(DamagedDate, GivesTheDayUp) {
  EXPECT_EQ(Read("ngày l1 I tháng 4 năm 2024 của"), "2024-04 1");
  EXPECT_EQ(Read("ngày 42/02/2018 của"), "2018-02 1");
  EXPECT_EQ(Read("ngày 2 tháng, 12 năm 2017"), "2017-12 0");
  EXPECT_EQ(Read("ngày #3 tháng 9 năm 2019"), "2019-09 0");
}

TEST(DamagedDate, ReadsAStrokeAsOne) {
  EXPECT_EQ(Read("ngày l6 tháng 4 năm 2021"), "2021-04-16 0");
  EXPECT_EQ(Read("ngày I2 tháng 10 năm 2021"), "2021-10-12 0");
  EXPECT_EQ(Read("ngày l 6 tháng 4 năm 2021"), "2021-04 0");
}

TEST(DamagedDate, ReadsStrokesInTheMonth) {
  EXPECT_EQ(Read("ngày 28 tháng 1] năm 2017 của"), "2017-11-28 1");
  EXPECT_EQ(Read("ngày 30 tháng 0I năm 2018"), "2018-01-30 0");
  EXPECT_EQ(Read("ngày 29 tháng LÌ năm 2013"), "2013-11-29 0");
  EXPECT_EQ(Read("ngày 28/1 1/2017"), "2017-11-28 0");
  EXPECT_EQ(Read("ngày 28 tháng x năm 2017"), "none");
}

TEST(DamagedDate, NeedsMonthAndYear) {
  EXPECT_EQ(Read("ngày l6 tháng 4"), "none");
  EXPECT_EQ(Read("ngày l6 tháng 14 năm 2021"), "none");
  EXPECT_EQ(Read("ngày làm việc tháng 4 năm 2021"), "none");
  EXPECT_EQ(Read("tháng 4 năm 2021"), "none");
  EXPECT_EQ(Read(""), "none");
}

}  // namespace
}  // namespace vanthu
