#include "pipeline/archive/letter_key.h"

#include <gtest/gtest.h>

#include "extractors/fold.h"
#include "pipeline/archive/search_index.h"

namespace vanthu {
namespace {

TEST(LetterKeyTest, DatesAgreeInAllThatBothSay) {
  EXPECT_TRUE(DatesAgree({2024, 3, 5}, {2024, 3, 5}));
  EXPECT_TRUE(DatesAgree({2024, 3, 5}, {2024, 3, 0}));
  EXPECT_TRUE(DatesAgree({2024, 0, 0}, {2024, 3, 5}));
  EXPECT_TRUE(DatesAgree({}, {2024, 3, 5}));
  EXPECT_FALSE(DatesAgree({2024, 3, 5}, {2024, 3, 6}));
  EXPECT_FALSE(DatesAgree({2024, 4, 0}, {2024, 3, 6}));
  EXPECT_FALSE(DatesAgree({2023, 0, 0}, {2024, 3, 6}));
}

TEST(LetterKeyTest, IssuersAgreeInName) {
  const auto agree = [](std::string_view a, std::string_view b) {
    return IssuersAgree(Fold(a), Fold(b)) && IssuersAgree(Fold(b), Fold(a));
  };
  EXPECT_TRUE(agree("Sở Y tế\nUBND tỉnh Bắc Hồ", "Sở Y tế\nỦy ban nhân dân tỉnh Bắc Hồ"));
  EXPECT_TRUE(agree("Sở Y tế\nUBND tỉnh Bắc Hồ", "SỞ Y TẾ")) << "one does not name its parent";
  EXPECT_TRUE(agree("Sở Y tế", ""));
  EXPECT_TRUE(agree("Sở Giáo dục và Đào tạo", "Sở Giáo duc và Đào tao"));
  EXPECT_FALSE(agree("Sở Y tế\nUBND tỉnh Bắc Hồ", "Sở Y tế\nUBND tỉnh Nam Khê"));
  EXPECT_FALSE(agree("UBND tỉnh Bắc Hồ", "UBND huyện Nam Khê"));
}

TEST(LetterKeyTest, CopiesHaveOneDateOrOneText) {
  LetterKey first = {.number = "12",
                     .codes = "kh syt",
                     .year = "",
                     .issuer = "so y te\nubnd tinh bac ho",
                     .sketch = "0123456789abcdef",
                     .position = PositionOf({2024, 3, 5}, 1)};
  LetterKey second = first;
  second.position = PositionOf({2024, 3, 5}, 2);
  second.sketch = "";
  EXPECT_TRUE(AreCopies(first, second)) << "the same date";
  second.position = PositionOf({2024, 3, 6}, 2);
  EXPECT_FALSE(AreCopies(first, second));
  second.sketch = "0123456789abXXXX";
  EXPECT_TRUE(AreCopies(first, second)) << "the same text, its day misread";
  second.issuer = "so y te\nubnd tinh nam khe";
  EXPECT_FALSE(AreCopies(first, second));
  second.issuer = first.issuer;
  second.position = PositionOf({2025, 3, 6}, 2);
  EXPECT_FALSE(AreCopies(first, second)) << "the same words each year";
  second.position = PositionOf({2024, 3, 6}, 2);
  first.year = "2023";
  second.year = "2024";
  EXPECT_FALSE(AreCopies(first, second));
}

}  // namespace
}  // namespace vanthu
