#include "extractors/fields.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vanthu {
namespace {

TEST(PartialDate, WritesWhatIsKnown) {
  EXPECT_EQ(ToIso({.year = 2024, .month = 7, .day = 5}), "2024-07-05");
  EXPECT_EQ(ToIso({.year = 2024, .month = 7}), "2024-07");
  EXPECT_EQ(ToIso({.year = 2024}), "2024");
  EXPECT_EQ(ToIso({}), "");
}

TEST(PartialDate, KnowsMonthLengthsAndLeapYears) {
  EXPECT_TRUE(IsLegal({.year = 2024, .month = 2, .day = 29}));
  EXPECT_FALSE(IsLegal({.year = 2023, .month = 2, .day = 29}));
  EXPECT_FALSE(IsLegal({.year = 1900, .month = 2, .day = 29}));
  EXPECT_TRUE(IsLegal({.year = 2000, .month = 2, .day = 29}));
  EXPECT_FALSE(IsLegal({.year = 2024, .month = 4, .day = 31}));
  EXPECT_FALSE(IsLegal({.year = 2024, .month = 13, .day = 1}));
  EXPECT_FALSE(IsLegal({.year = 2024, .month = 0, .day = 5}));
  EXPECT_FALSE(IsLegal({}));
}

TEST(PartialDate, RefusesWhatIsNoDate) {
  for (const char* text :
       {"", "24", "2024-7", "2024-13", "2024-00", "2024-02-30", "2024/02/03", "ngày"}) {
    EXPECT_FALSE(DateFromIso(text).has_value()) << text;
  }
}

RC_GTEST_PROP(PartialDateProperty, ReadsBackWhatItWrote, ()) {
  const PartialDate date = {.year = *rc::gen::inRange(1900, 2100),
                            .month = *rc::gen::inRange(1, 13),
                            .day = *rc::gen::inRange(0, 29)};
  RC_ASSERT(DateFromIso(ToIso(date)) == date);
}

TEST(TaskKind, HasTheNameOfTheRecord) {
  EXPECT_EQ(NameOf(Task::Kind::kTask), "task");
  EXPECT_EQ(NameOf(Task::Kind::kSection), "section");
  EXPECT_EQ(NameOf(Task::Kind::kInfo), "info");
}

}  // namespace
}  // namespace vanthu
