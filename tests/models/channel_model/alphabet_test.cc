#include "models/channel_model/alphabet.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

LetterId Id(char32_t c) { return LetterOf(c)->id; }

TEST(Alphabet, KnowsCapitalsAndSmallLettersAsOne) {
  EXPECT_EQ(Id(U'Ộ'), Id(U'ộ'));
  EXPECT_TRUE(LetterOf(U'Đ')->upper);
  EXPECT_FALSE(LetterOf(U'đ')->upper);
  EXPECT_EQ(UpperOf(Id(U'ữ')), U'Ữ');
  EXPECT_FALSE(LetterOf(U'€').has_value());
  EXPECT_FALSE(LetterOf(U'6').has_value());
}

TEST(Alphabet, TakesLettersThatLookLikeĐForIt) {
  EXPECT_EQ(Id(U'Ð'), Id(U'Đ'));
  EXPECT_TRUE(LetterOf(U'Ð')->upper);
}

TEST(Alphabet, TakesMarksOff) {
  EXPECT_EQ(LowerOf(WithoutTone(Id(U'ộ'))), U'ô');
  EXPECT_EQ(LowerOf(WithoutShape(Id(U'ộ'))), U'ọ');
  EXPECT_EQ(LowerOf(Bare(Id(U'ộ'))), U'o');
  EXPECT_EQ(LowerOf(WithoutTone(Id(U'ê'))), U'ê');
  EXPECT_EQ(LowerOf(WithoutShape(Id(U'ặ'))), U'ạ');
  EXPECT_EQ(LowerOf(Bare(Id(U'đ'))), U'd');
  EXPECT_EQ(LowerOf(WithoutTone(Id(U'đ'))), U'đ');
}

TEST(Alphabet, WritesWordsAsLettersAndBack) {
  const auto letters = LettersOf(std::string_view("Nghiệp"));
  ASSERT_TRUE(letters.has_value());
  EXPECT_EQ(letters->size(), 6U);
  EXPECT_FALSE(LettersOf(std::string_view("vi¢c")).has_value());
  EXPECT_EQ(Utf8(Utf32("phường")), "phường");
}

}  // namespace
}  // namespace vanthu
