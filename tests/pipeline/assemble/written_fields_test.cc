#include "pipeline/assemble/written_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using Readings = std::vector<HeaderField::Reading>;
using testing::IsEmpty;

TEST(WeighNumber, WithoutAFileNameTheReadingsStay) {
  const Readings readings = {{"2096", 0.9}, {"2046", 0.04}};
  EXPECT_EQ(WeighNumber(readings, {}, FileName::kNamesSymbol), readings);
}

TEST(WeighNumber, TheFileNameLiftsAReadingItAgreesWith) {
  const Readings readings = {{"2792", 0.55}, {"2192", 0.40}};
  const std::vector<std::string> named = {"2192"};
  const Readings weighed = WeighNumber(readings, named, FileName::kNamesSymbol);
  EXPECT_EQ(weighed.front().text, "2192");
  EXPECT_GT(weighed.front().probability, 0.9);
}

TEST(WeighNumber, LeadingZerosOfThePageAreKept) {
  const Readings readings = {{"08", 0.5}, {"05", 0.4}};
  const std::vector<std::string> named = {"5"};
  EXPECT_EQ(WeighNumber(readings, named, FileName::kNamesSymbol).front().text, "05");
}

TEST(WeighNumber, ASureReadingIsNotOverruledByTheFileName) {
  const Readings readings = {{"2046", 0.97}, {"2045", 0.01}};
  const std::vector<std::string> named = {"1999"};
  EXPECT_EQ(WeighNumber(readings, named, FileName::kNamesSymbol).front().text, "2046");
}

TEST(WeighNumber, WhatNobodyCouldReadIsNotTakenFromTheFileNameAsSure) {
  const std::vector<std::string> named = {"2192"};
  const Readings weighed = WeighNumber({}, named, FileName::kNamesSymbol);
  ASSERT_EQ(weighed.size(), 1U);
  EXPECT_EQ(weighed.front().text, "2192");
  EXPECT_LT(weighed.front().probability, kLeastGiven);
}

TEST(WeighNumber, ProbabilitiesStayProbabilities) {
  const Readings readings = {{"12", 0.3}, {"17", 0.3}, {"72", 0.1}};
  const std::vector<std::string> named = {"17", "5"};
  double sum = 0;
  for (const auto& reading : WeighNumber(readings, named, FileName::kNumberOnly)) {
    EXPECT_GE(reading.probability, 0);
    sum += reading.probability;
  }
  EXPECT_LE(sum, 1.0 + 1e-9);
}

TEST(WeighDate, ADayTheMonthDoesNotHaveIsOut) {
  const Readings days = {{"31", 0.6}, {"21", 0.4}};
  const auto dates = WeighDate(days, {}, {.printed = {.year = 2021, .month = 4}});
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(ToIso(dates.front().date), "2021-04-21");
}

TEST(WeighDate, ReadingsOfTheSameDayAddUp) {
  const Readings days = {{"9", 0.4}, {"09", 0.3}, {"2", 0.35}};
  const auto dates = WeighDate(days, {}, {.printed = {.year = 2017, .month = 11}});
  EXPECT_EQ(ToIso(dates.front().date), "2017-11-09");
  EXPECT_EQ(dates.size(), 2U);
}

TEST(WeighDate, ALetterIsNotWrittenAfterItWasReceived) {
  const Readings days = {{"9", 0.6}, {"3", 0.4}};
  const auto dates = WeighDate(days, {},
                               {.printed = {.year = 2018, .month = 4},
                                .arrival = PartialDate{.year = 2018, .month = 4, .day = 4}});
  EXPECT_EQ(ToIso(dates.front().date), "2018-04-03");
}

TEST(WeighDate, ALetterIsNotOlderThanWhatItCites) {
  const Readings days = {{"10", 0.6}, {"16", 0.4}};
  const auto dates = WeighDate(
      days, {},
      {.printed = {.year = 2018, .month = 4}, .cited = {{.year = 2018, .month = 4, .day = 12}}});
  EXPECT_EQ(ToIso(dates.front().date), "2018-04-16");
}

TEST(WeighDate, DayAndMonthTogether) {
  const Readings days = {{"29", 0.9}};
  const Readings months = {{"2", 0.6}, {"7", 0.4}};
  const auto dates = WeighDate(days, months, {.printed = {.year = 2017}});
  EXPECT_EQ(ToIso(dates.front().date), "2017-07-29");
}

TEST(WeighDate, NothingWithoutAYear) {
  const Readings days = {{"29", 0.9}};
  EXPECT_THAT(WeighDate(days, {}, {}), IsEmpty());
}

TEST(ReadingsText, TheFirstThreeWithTwoDecimals) {
  const Readings readings = {{"2096", 0.931}, {"2046", 0.04}, {"2090", 0.01}, {"20", 0.01}};
  EXPECT_EQ(ReadingsText(readings), "2096 (0.93), 2046 (0.04), 2090 (0.01)");
}

}  // namespace
}  // namespace vanthu
