#include "pipeline/archive/date_bounds.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

std::string Read(std::string_view typed) {
  const auto date = DateFromOption("--from", typed);
  return date ? ToIso(*date) : "error: " + date.error().message;
}

TEST(DateBoundsTest, DatesAsPeopleTypeThem) {
  EXPECT_EQ(Read("2024"), "2024");
  EXPECT_EQ(Read("2024-07"), "2024-07");
  EXPECT_EQ(Read("2024-07-05"), "2024-07-05");
  EXPECT_EQ(Read("5/7/2024"), "2024-07-05");
  EXPECT_EQ(Read("05.07.2024"), "2024-07-05");
  EXPECT_EQ(Read("7/2024"), "2024-07");
}

TEST(DateBoundsTest, WhatIsNoDateIsNamed) {
  for (const std::string typed :
       {"", "31/2/2024", "2024-13", "0/7/2024", "5/0/2024", "mai", "5/7"}) {
    EXPECT_TRUE(Read(typed).starts_with("error: --from: '" + typed + "' is no date")) << typed;
  }
}

TEST(DateBoundsTest, PartialDatesBeginAndEnd) {
  EXPECT_EQ(ToIso(LastDay({2024, 2, 0})), "2024-02-29");
  EXPECT_EQ(ToIso(LastDay({2024, 0, 0})), "2024-12-31");
  EXPECT_EQ(ToIso(LastDay({2024, 4, 7})), "2024-04-07");
  EXPECT_EQ(LowerBound({2024, 1, 1}), (PartialDate{2024, 0, 0}));
  EXPECT_EQ(LowerBound({2024, 5, 1}), (PartialDate{2024, 5, 0}));
  EXPECT_EQ(LowerBound({2024, 1, 2}), (PartialDate{2024, 1, 2}));
}

}  // namespace
}  // namespace vanthu
