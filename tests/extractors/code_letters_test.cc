#include "extractors/code_letters.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(CodeLetter, TellsCaseSizeAndSpelling) {
  const CodeLetter d = CodeLetterAt("QĐ", 1);
  EXPECT_EQ(d.letter_case, LetterCase::kUpper);
  EXPECT_EQ(d.size, 2U);
  EXPECT_EQ(d.upper, "Đ");
  EXPECT_EQ(CodeLetterAt("TTg", 2).letter_case, LetterCase::kLower);
  EXPECT_EQ(CodeLetterAt("TTg", 2).upper, "G");
}

TEST(CodeLetter, TakesTheEthForTheLetterItWasTypedFor) {
  EXPECT_EQ(CodeLetterAt("QÐ", 1).upper, "Đ");
}

TEST(CodeLetter, OtherLettersDigitsAndTheEndAreNone) {
  for (const std::string_view text : {"ề", "7", "-", ""}) {
    EXPECT_EQ(CodeLetterAt(text, 0).letter_case, LetterCase::kNone) << text;
    EXPECT_EQ(CodeLetterAt(text, 0).size, 0U) << text;
  }
}

TEST(FoldCode, IsEqualForTheDamagedSpellingsOfACode) {
  EXPECT_EQ(FoldCode("HĐND"), "HDND");
  EXPECT_EQ(FoldCode("hđnd"), FoldCode("HDND"));
  EXPECT_EQ(FoldCode("TƯ"), "TƯ");
}

}  // namespace
}  // namespace vanthu
