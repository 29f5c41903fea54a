#include "extractors/lexicon.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(Lexicon, FindsTheLongestBeginning) {
  Lexicon lexicon;
  EXPECT_TRUE(lexicon.Add("Giám đốc", 1));
  EXPECT_TRUE(lexicon.Add("Giám đốc Sở", 2));
  const auto match = lexicon.LongestPrefix("giam doc so y te");
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->value, 2U);
  EXPECT_EQ(match->size, 11U);
}

TEST(Lexicon, EndsOnlyWhereAWordEnds) {
  Lexicon lexicon;
  lexicon.Add("Ban", 1);
  EXPECT_FALSE(lexicon.LongestPrefix("bang").has_value());
  EXPECT_TRUE(lexicon.LongestPrefix("ban-thi dua").has_value());
}

TEST(Lexicon, KeepsTheFirstOwner) {
  Lexicon lexicon;
  EXPECT_TRUE(lexicon.Add("TU", 1));
  EXPECT_TRUE(lexicon.Add("tu", 1));
  EXPECT_FALSE(lexicon.Add("Tư", 2));
  EXPECT_EQ(lexicon.Find("tu"), 1U);
  EXPECT_FALSE(lexicon.Add("", 3));
}

}  // namespace
}  // namespace vanthu
