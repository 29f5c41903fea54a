#include "pipeline/assemble/choose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;

std::string AsIs(const std::string& text) { return text; }

Found<std::string> Candidate(std::string value, std::string_view rule, double confidence) {
  return {.value = std::move(value), .spans = {{0, 1}}, .rule = rule, .confidence = confidence};
}

TEST(Choose, NothingFromNothing) {
  EXPECT_EQ(Choose(std::vector<Found<std::string>>(), AsIs).best, nullptr);
}

TEST(Choose, TheSurestAndOfEquallySureTheFirst) {
  const std::vector candidates = {Candidate("a", "r1", 0.8), Candidate("b", "r2", 0.8),
                                  Candidate("c", "r3", 0.5)};
  const auto choice = Choose(candidates, AsIs);
  EXPECT_EQ(choice.best->value, "a");
  EXPECT_THAT(choice.rivals, ElementsAre("b", "c"));
  EXPECT_DOUBLE_EQ(choice.confidence, 0.8);
}

TEST(Choose, AnotherRuleThatAgreesRaisesConfidenceTheSameRuleDoesNot) {
  const std::vector twice_same = {Candidate("a", "r1", 0.8), Candidate("a", "r1", 0.8)};
  const std::vector two_rules = {Candidate("a", "r1", 0.8), Candidate("a", "r2", 0.8)};
  EXPECT_DOUBLE_EQ(Choose(twice_same, AsIs).confidence, 0.8);
  EXPECT_NEAR(Choose(two_rules, AsIs).confidence, 0.88, 1e-9);
  EXPECT_EQ(Choose(two_rules, AsIs).supporters.size(), 1U);
}

}  // namespace
}  // namespace vanthu
