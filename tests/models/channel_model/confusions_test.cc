#include "models/channel_model/confusions.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

const LetterString kU = LettersOf(std::string_view("ư")).value();
const LetterString kE = LettersOf(std::string_view("ế")).value();

TEST(Confusions, GivesTheCheapestOfALetterFirst) {
  Confusions confusions;
  confusions.Add(kU + kE, false, U"u", 4);
  confusions.Add(kE, false, U"u", 3);
  confusions.Add(kU, false, U"u", 1);
  confusions.Sort();
  const Confusions::Row* row = confusions.For(U"u", false);
  ASSERT_NE(row, nullptr);
  EXPECT_FLOAT_EQ(row->cheapest(), 1);
  const auto entries = row->For(kU[0]);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].second, kNoLetter);
  EXPECT_EQ(entries[1].second, kE[0]);
  ASSERT_EQ(row->For(kE[0]).size(), 1U);
  EXPECT_FLOAT_EQ(row->For(kE[0])[0].cost, 3);
  EXPECT_TRUE(row->For(kNoLetter).empty());
}

TEST(Confusions, KeepsTheCheaperOfTwo) {
  Confusions confusions;
  confusions.Add(kU, false, U"tr", 4);
  confusions.Add(kU, false, U"tr", 2);
  confusions.Add(kU, false, U"tr", 3);
  confusions.Sort();
  EXPECT_EQ(confusions.size(), 1U);
  EXPECT_FLOAT_EQ(confusions.For(U"tr", false)->cheapest(), 2);
}

TEST(Confusions, KeepsCapitalsAndLengthsApart) {
  Confusions confusions;
  confusions.Add(kU, true, U"U'", 2);
  confusions.Add(kU, false, U"", 5);
  confusions.Sort();
  EXPECT_NE(confusions.For(U"U'", true), nullptr);
  EXPECT_EQ(confusions.For(U"U'", false), nullptr);
  EXPECT_EQ(confusions.For(U"U", true), nullptr);
  EXPECT_NE(confusions.For(U"", false), nullptr);
  EXPECT_EQ(confusions.For(U"", true), nullptr);
}

}  // namespace
}  // namespace vanthu
