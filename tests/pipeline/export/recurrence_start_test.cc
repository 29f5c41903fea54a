#include "pipeline/export/recurrence_start.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

std::string First(std::string_view rrule, std::string_view from) {
  const auto date = FirstOccurrence(rrule, *DateFromIso(from));
  return date ? ToIso(*date) : "none";
}

TEST(RecurrenceStartTest, FirstDayThatFits) {
  EXPECT_EQ(First("FREQ=MONTHLY;BYMONTHDAY=25", "2025-02-25"), "2025-02-25");
  EXPECT_EQ(First("FREQ=MONTHLY;BYMONTHDAY=25", "2025-02-26"), "2025-03-25");
  EXPECT_EQ(First("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-02-03"), "2024-02-29");
  EXPECT_EQ(First("FREQ=WEEKLY;BYDAY=FR", "2025-03-01"), "2025-03-07");
  EXPECT_EQ(First("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2025-01-01"), "2028-02-29");
  EXPECT_EQ(First("FREQ=MONTHLY;INTERVAL=3", "2025-01-31"), "2025-01-31");
}

TEST(RecurrenceStartTest, WhatCannotBeWeighedHasNone) {
  for (const std::string_view rrule :
       {"", "FREQ=HOURLY", "BYDAY=MO", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY\r\nX:y", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}) {
    EXPECT_EQ(First(rrule, "2025-01-01"), "none") << rrule;
  }
}

}  // namespace
}  // namespace vanthu
