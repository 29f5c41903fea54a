#include "extractors/words.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(WordForm, LowersAndPutsTonesInTheOldPlace) {
  EXPECT_EQ(WordForm("UỶ BAN"), "ủy ban");
  EXPECT_EQ(WordForm("Hoà Bình, Thuỷ lợi"), "hòa bình, thủy lợi");
  EXPECT_EQ(WordForm("ĐỀ ÁN Ơ Ư"), "đề án ơ ư");
}

TEST(WordForm, KeepsQuyAndClosedSyllables) {
  EXPECT_EQ(WordForm("Quý III, toàn quốc, huýt"), "quý iii, toàn quốc, huýt");
}

TEST(WordForm, HasTheBytesOfItsText) {
  for (std::string_view text : {"UỶ BAN – “thử” № İ ﬁ", "\xFF\xC3", "Độc lập…", ""}) {
    EXPECT_EQ(WordForm(text).size(), text.size()) << text;
  }
}

TEST(Words, CutsWordsNumbersAndMarks) {
  const Words words("Sở Y tế, ngày 05/3 (“thử”)");
  ASSERT_EQ(words.size(), 13U);
  EXPECT_EQ(words.Form(0), "sở");
  EXPECT_TRUE(words[0].capital);
  EXPECT_FALSE(words[2].capital);
  EXPECT_TRUE(words.IsMark(3, ","));
  EXPECT_EQ(words.Value(5), 5);
  EXPECT_FALSE(words[6].space_before);
  EXPECT_TRUE(words.IsMark(9, "“"));
  EXPECT_EQ(words.Printed(10), "thử");
  EXPECT_EQ(words.Form(99), "");
  EXPECT_EQ(words.Value(99), -1);
}

TEST(Words, FindsTheWordAtAnOffset) {
  const Words words("một hai ba");
  EXPECT_EQ(words.IndexAt(0), 0U);
  EXPECT_EQ(words.IndexAt(words[1].span.begin), 1U);
  EXPECT_EQ(words.IndexAt(words[1].span.begin + 1), 2U);
  EXPECT_EQ(words.IndexAt(100), 3U);
  EXPECT_EQ(words.Covering(1, 3).Of(words.text()), "hai ba");
}

TEST(Phrases, TakesTheLongest) {
  Phrases phrases;
  phrases.Add("thi đua", 1);
  phrases.Add("thi đua khen thưởng", 2);
  const auto match = phrases.At(Words("Thi đua, Khen thưởng năm"), 0);
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->value, 2);
  EXPECT_EQ(match->end, 5U);
}

TEST(Phrases, DoesNotMatchInsideAWordOrPastTheEnd) {
  Phrases phrases;
  phrases.Add("thi đua khen", 1);
  EXPECT_FALSE(phrases.At(Words("thi đua"), 0).has_value());
  EXPECT_FALSE(phrases.At(Words("thiđua khen"), 0).has_value());
  EXPECT_FALSE(phrases.At(Words("thi đua khen"), 7).has_value());
}

}  // namespace
}  // namespace vanthu
