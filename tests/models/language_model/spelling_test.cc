#include "models/language_model/spelling.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(CanonicalWord, WritesTheToneInTheOldPlaceAndSmallLetters) {
  EXPECT_EQ(CanonicalWord("hoà"), "hòa");
  EXPECT_EQ(CanonicalWord("KHOẺ"), "khỏe");
  EXPECT_EQ(CanonicalWord("Thuỷ"), "thủy");
  EXPECT_EQ(CanonicalWord("UỶ"), "ủy");
  EXPECT_EQ(CanonicalWord("ĐƯỜNG"), "đường");
}

TEST(CanonicalWord, LeavesWordsThatHaveOneStyleOnly) {
  for (const char* word :
       {"quý", "quỳ", "hoàn", "huýt", "toán", "ngoại", "hòa", "mía", "ủy", "y"}) {
    EXPECT_EQ(CanonicalWord(word), word);
  }
  EXPECT_EQ(CanonicalWord(""), "");
}

TEST(LowerCase, KeepsTheStyleOfTheTone) {
  EXPECT_EQ(LowerCase("HOÀ Đường"), "hoà đường");
  EXPECT_EQ(LowerCase("hòa"), "hòa");
}

TEST(BareLetters, DropsMarksAndKeepsCase) {
  EXPECT_EQ(BareLetters("Đường Nguyễn Huệ, số 5"), "Duong Nguyen Hue, so 5");
  EXPECT_EQ(BareLetters("ĐƯỢC đậu"), "DUOC dau");
  EXPECT_EQ(BareLetters("plain"), "plain");
}

TEST(IsAllCapitals, IsTrueWithoutSmallLetters) {
  EXPECT_TRUE(IsAllCapitals("UBND"));
  EXPECT_TRUE(IsAllCapitals("Ở"));
  EXPECT_FALSE(IsAllCapitals("Ủy"));
  EXPECT_FALSE(IsAllCapitals("ở"));
}

}  // namespace
}  // namespace vanthu
