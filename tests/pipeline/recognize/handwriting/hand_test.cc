#include "pipeline/recognize/handwriting/hand.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

using Hand = HeaderField::Hand;
using Kind = HeaderField::Kind;

// The ink of printed digits: as high as each other, half an em apart.
FieldInk PrintedInk(int digits) {
  FieldInk ink;
  for (int i = 0; i < digits; ++i) {
    ink.shape.parts.push_back(
        {.left = i * 0.5 + 0.03, .right = i * 0.5 + 0.47, .bottom = -0.01, .top = 0.68});
  }
  return ink;
}

FieldInk WrittenInk() {
  FieldInk ink;
  ink.shape.parts = {{.left = 0.1, .right = 0.7, .bottom = -0.2, .top = 0.9},
                     {.left = 0.8, .right = 1.3, .bottom = 0.05, .top = 1.1}};
  return ink;
}

TEST(Hand, DigitsOnTheLineArePrint) {
  const HandVerdict verdict = HandOf(Kind::kNumber, "02", 0.9, PrintedInk(2));
  EXPECT_EQ(verdict.hand, Hand::kPrinted);
  EXPECT_EQ(verdict.printed, "02");
}

TEST(Hand, LettersThatLookLikeDigitsAreDigitsOfPrint) {
  EXPECT_EQ(HandOf(Kind::kDay, "l8", 0.6, PrintedInk(2)).printed, "18");
  EXPECT_EQ(HandOf(Kind::kMonth, "O1", 0.3, PrintedInk(2)).printed, "01");
  EXPECT_EQ(HandOf(Kind::kMonth, ", 4", 0.3, PrintedInk(1)).printed, "4");
}

TEST(Hand, DigitsOffTheLineAreWriting) {
  EXPECT_EQ(HandOf(Kind::kNumber, "02", 0.9, WrittenInk()).hand, Hand::kWritten);
  EXPECT_EQ(HandOf(Kind::kNumber, "{/#†", 0.3, WrittenInk()).hand, Hand::kWritten);
}

TEST(Hand, MoreInkThanTheDigitsReadIsWriting) {
  EXPECT_EQ(HandOf(Kind::kNumber, "455", 0.9, PrintedInk(5)).hand, Hand::kWritten);
}

TEST(Hand, AMonthThatIsNoneIsNotPrint) {
  EXPECT_EQ(HandOf(Kind::kMonth, "40", 0.9, PrintedInk(2)).hand, Hand::kWritten);
}

TEST(Hand, NoInkIsABlank) {
  EXPECT_EQ(HandOf(Kind::kNumber, "", 1, {}).hand, Hand::kBlank);
  EXPECT_EQ(HandOf(Kind::kNumber, ".....", 0.2, {}).hand, Hand::kBlank);
}

TEST(Hand, LegalTexts) {
  for (const char* number : {"01", "2096", "3176b", "12345"}) {
    EXPECT_TRUE(IsLegalText(Kind::kNumber, number)) << number;
  }
  for (const char* number : {"", "0", "00", "b", "123456", "12x", "3.5"}) {
    EXPECT_FALSE(IsLegalText(Kind::kNumber, number)) << number;
  }
  EXPECT_TRUE(IsLegalText(Kind::kDay, "31"));
  EXPECT_FALSE(IsLegalText(Kind::kDay, "32"));
  EXPECT_FALSE(IsLegalText(Kind::kDay, "011"));
  EXPECT_TRUE(IsLegalText(Kind::kMonth, "12"));
  EXPECT_FALSE(IsLegalText(Kind::kMonth, "13"));
}

}  // namespace
}  // namespace vanthu
