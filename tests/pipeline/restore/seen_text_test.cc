#include "pipeline/restore/seen_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

SeenText Cut(std::string_view line) {
  SeenText text;
  AddLine(line, 0, {}, text);
  return text;
}

TEST(SeenText, OffersAnOddCharacterAsPartOfItsWord) {
  const SeenText text = Cut("công so', vi¢c");
  ASSERT_THAT(text.tokens, SizeIs(5));  // công, so, a pause, vi, c
  std::vector<std::u32string> joined;
  for (const SeenJoin& join : text.joins) {
    if (join.why == SeenJoin::Why::kOddCharacter) joined.push_back(join.letters);
  }
  EXPECT_THAT(joined, testing::UnorderedElementsAre(U"so'", U"vi¢", U"vi¢c"));
}

TEST(SeenText, OffersTwoWordsWithASpaceBetweenAsOne) {
  const SeenText text = Cut("ngh ị; quyết");
  ASSERT_THAT(text.joins, SizeIs(1));
  EXPECT_EQ(text.joins[0].letters, U"nghị");
  EXPECT_EQ(text.joins[0].count, 2U);
}

TEST(SeenText, GivesEachWordTheConfidenceOfItsPlace) {
  SeenText text;
  AddLine("kế hoạch", 3,
          {{.span = {0, 4}, .confidence = 0.4}, {.span = {5, 11}, .confidence = 0.9}}, text);
  ASSERT_THAT(text.tokens, SizeIs(2));
  EXPECT_EQ(text.tokens[0].confidence, 0.4);
  EXPECT_EQ(text.tokens[1].confidence, 0.9);
  EXPECT_EQ(text.tokens[1].line, 3U);
}

// "(tê" is one word of the page, "tê" one of the text.
TEST(SeenText, GivesEachWordTheAlternativesOfItsLetters) {
  SeenText text;
  AddLine("kế (tê)", 0,
          {{.span = {0, 4}, .confidence = 0.9},
           {.span = {5, 10},
            .confidence = 0.4,
            .alternatives = {{.offset = 0, .text = "[", .cost = 1},
                             {.offset = 1, .text = "l", .cost = 2},
                             {.offset = 2, .text = "ế", .cost = 3},
                             {.offset = 2, .text = "ee", .cost = 3}}}},
          text);
  ASSERT_THAT(text.tokens, SizeIs(4));  // kế, a pause, tê, a pause
  EXPECT_THAT(text.tokens[0].alternatives, IsEmpty());
  EXPECT_THAT(text.tokens[1].alternatives, IsEmpty());
  ASSERT_THAT(text.tokens[2].alternatives, SizeIs(2));
  EXPECT_EQ(text.tokens[2].alternatives[0].index, 0U);
  EXPECT_EQ(text.tokens[2].alternatives[0].letter, U'l');
  EXPECT_EQ(text.tokens[2].alternatives[1].index, 1U);
  EXPECT_EQ(text.tokens[2].alternatives[1].letter, U'ế');
  EXPECT_EQ(text.tokens[2].alternatives[1].cost, 3.0F);
}

TEST(SeenText, ARomanNumeralIsNoWord) {
  for (const auto* numeral : {"XVII", "II", "III", "IV", "XIX", "XXIV"}) {
    EXPECT_TRUE(Cut(numeral).tokens[0].is_numeral) << numeral;
  }
  for (const auto* word : {"VI", "XI", "DI", "I", "LIM", "iii"}) {
    EXPECT_FALSE(Cut(word).tokens[0].is_numeral) << word;
  }
}

TEST(SeenText, APartOfAWordWithHyphensIsTied) {
  for (const SeenToken& token : Cut("ra-đa Li-bi").tokens) EXPECT_TRUE(token.is_tied);
  for (const SeenToken& token : Cut("kế - hoạch - này -").tokens) EXPECT_FALSE(token.is_tied);
}

TEST(SeenText, FiguresInAWordMayBeLetters) {
  for (const auto* word : {U"s6", U"d6i", U"1ap", U"v61", U"T6"}) EXPECT_TRUE(MayBeWord(word));
  for (const auto* code : {U"2096", U"H5N1", U"QH13", U"m2", U"12/QĐ", U"A320"}) {
    EXPECT_FALSE(MayBeWord(code));
  }
}

TEST(SeenText, AGroupOfACodeIsNoWord) {
  for (const SeenToken& token : Cut("/CT-UBND QĐ-TTg SYT-NVY").tokens) {
    EXPECT_TRUE(token.is_code_part) << token.span.begin;
  }
  for (const SeenToken& token : Cut("LAO ĐỘNG-THƯƠNG BINH kinh tế-xã hội").tokens) {
    EXPECT_FALSE(token.is_code_part) << token.span.begin;
    EXPECT_FALSE(token.is_abbreviation) << token.span.begin;
  }
  EXPECT_TRUE(Cut("Nghị quyết HĐND").tokens[2].is_abbreviation);
}

TEST(SeenText, NumbersAndCodesHaveNoLettersToRestore) {
  for (const SeenToken& token : Cut("12/QĐ-UBND 05/3/2020 a.b@c.vn 1.500").tokens) {
    EXPECT_THAT(token.letters, IsEmpty());
  }
}

}  // namespace
}  // namespace vanthu
