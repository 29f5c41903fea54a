#include "models/digit_model/ctc_search.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

// Steps of the blank and the characters "12".
CtcSteps Steps(const std::vector<double>& probabilities) { return {3, probabilities}; }

TEST(CtcSearch, SumsTheWaysToSayAText) {
  // "1" is said by 1_, _1 and 11; "" by __.
  const auto readings = SearchCtc(Steps({.4, .6, 0, .4, .6, 0}), "12", 9);
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].text, "1");
  EXPECT_NEAR(readings[0].probability, .84, 1e-12);
  EXPECT_EQ(readings[1].text, "");
  EXPECT_NEAR(readings[1].probability, .16, 1e-12);
}

TEST(CtcSearch, TheSameDigitTwiceNeedsABlankBetween) {
  EXPECT_EQ(SearchCtc(Steps({0, 1, 0, 0, 1, 0}), "12", 1).front().text, "1");
  EXPECT_EQ(SearchCtc(Steps({0, 1, 0, 1, 0, 0, 0, 1, 0}), "12", 1).front().text, "11");
  EXPECT_EQ(SearchCtc(Steps({0, 1, 0, 0, 0, 1}), "12", 1).front().text, "12");
}

// The best path is not the best text: here __ is the likeliest path, but the ways to say "1" weigh
// more.
TEST(CtcSearch, FindsMoreThanTheBestPath) {
  EXPECT_EQ(SearchCtc(Steps({.6, .4, 0, .6, .4, 0}), "12", 1).front().text, "1");
}

TEST(CtcSearch, GivesAtMostAsManyAsAsked) {
  const CtcSteps steps = Steps({.4, .3, .3, .4, .3, .3});
  EXPECT_EQ(SearchCtc(steps, "12", 3).size(), 3U);
  EXPECT_EQ(SearchCtc(steps, "12", 50).size(), 5U) << "'', 1, 2, 12, 21";
  EXPECT_TRUE(SearchCtc(steps, "12", 0).empty());
}

TEST(CtcSearch, NoStepsSayNothing) {
  const auto readings = SearchCtc(Steps({}), "12", 5);
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].text, "");
}

// What each path over the steps says.
std::map<std::string, double> ByBruteForce(const CtcSteps& steps, std::string_view characters) {
  std::map<std::string, double> texts;
  const std::size_t count = steps.probabilities.size() / steps.classes;
  std::vector<std::size_t> path(count, 0);
  while (true) {
    double probability = 1;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      probability *= steps.probabilities[i * steps.classes + path[i]];
      if (path[i] != 0 && (i == 0 || path[i] != path[i - 1])) text += characters[path[i] - 1];
    }
    texts[text] += probability;
    std::size_t i = 0;
    while (i < count && ++path[i] == steps.classes) path[i++] = 0;
    if (i == count) return texts;
  }
}

RC_GTEST_PROP(CtcSearch, AgreesWithTryingEveryPath, ()) {
  CtcSteps steps{3, {}};
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const auto parts = *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(1, 100));
    const double sum = parts[0] + parts[1] + parts[2];
    for (const int part : parts) steps.probabilities.push_back(part / sum);
  }
  const auto expected = ByBruteForce(steps, "12");
  // With room for every text, nothing is left out.
  const auto readings = SearchCtc(steps, "12", 1000);
  RC_ASSERT(readings.size() == expected.size());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    RC_ASSERT(std::abs(readings[i].probability - expected.at(readings[i].text)) < 1e-9);
    // Without the inner parentheses both sides of || would be evaluated.
    RC_ASSERT((i == 0 || readings[i].probability <= readings[i - 1].probability));
  }
}

}  // namespace
}  // namespace vanthu
