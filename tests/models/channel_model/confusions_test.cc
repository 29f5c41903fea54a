#include "models/channel_model/confusions.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

const LetterString kU = LettersOf(std::string_view("ư")).value();
const LetterString kE = LettersOf(std::string_view("ế")).value();

TEST(Confusions, GivesTheCheapestFirst) {
  Confusions confusions;
  confusions.Add(kE, false, U"u", 4);
  confusions.Add(kU, false, U"u", 1);
  confusions.Sort();
  const auto entries = confusions.For(U"u", false);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].first, kU[0]);
  EXPECT_EQ(entries[1].first, kE[0]);
}

TEST(Confusions, KeepsTheCheaperOfTwo) {
  Confusions confusions;
  confusions.Add(kU, false, U"tr", 4);
  confusions.Add(kU, false, U"tr", 2);
  confusions.Add(kU, false, U"tr", 3);
  EXPECT_EQ(confusions.size(), 1U);
  EXPECT_FLOAT_EQ(confusions.For(U"tr", false)[0].cost, 2);
}

TEST(Confusions, KeepsCapitalsAndLengthsApart) {
  Confusions confusions;
  confusions.Add(kU, true, U"U'", 2);
  confusions.Add(kU, false, U"", 5);
  EXPECT_EQ(confusions.For(U"U'", true).size(), 1U);
  EXPECT_TRUE(confusions.For(U"U'", false).empty());
  EXPECT_TRUE(confusions.For(U"U", true).empty());
  EXPECT_EQ(confusions.For(U"", false).size(), 1U);
  EXPECT_TRUE(confusions.For(U"", true).empty());
}

}  // namespace
}  // namespace vanthu
