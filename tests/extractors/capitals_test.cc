#include "extractors/capitals.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(Capitals, AreNearlyAllLetters) {
  EXPECT_TRUE(IsInCapitals("SỞ Y TẾ"));
  EXPECT_TRUE(IsInCapitals("KẾ HOẠCh"));
  EXPECT_TRUE(IsInCapitals("**ĐẢNG ỦY**"));
  EXPECT_FALSE(IsInCapitals("Sở Y Tế"));
  EXPECT_FALSE(IsInCapitals("A"));
  EXPECT_FALSE(IsInCapitals("12/2020"));
}

TEST(Capitals, TheFirstLetterDecidesWhetherALineStartsSmall) {
  EXPECT_TRUE(StartsSmall("(kèm theo)"));
  EXPECT_TRUE(StartsSmall("đề nghị"));
  EXPECT_FALSE(StartsSmall("Đề nghị"));
  EXPECT_FALSE(StartsSmall("2. đề nghị"));
  EXPECT_FALSE(StartsSmall(""));
}

}  // namespace
}  // namespace vanthu
