#include "pipeline/export/display_width.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::ElementsAre;

TEST(DisplayWidthTest, MarksTakeNoColumn) {
  EXPECT_EQ(DisplayWidth("Quyết định"), 10U);
  EXPECT_EQ(DisplayWidth("Quye\u0302\u0301t"), 5U) << "the same in NFD";
  EXPECT_EQ(DisplayWidth("越南"), 4U);
  EXPECT_EQ(DisplayWidth("a\u200Bb\x07"), 2U);
  EXPECT_EQ(DisplayWidth(""), 0U);
}

TEST(DisplayWidthTest, PadsToColumns) {
  EXPECT_EQ(PadTo("đủ", 4), "đủ  ");
  EXPECT_EQ(PadTo("đầy đủ", 3), "đầy đủ");
}

TEST(DisplayWidthTest, WrapsBetweenWords) {
  EXPECT_THAT(WrapTo("tổ chức thực hiện", 9, 9), ElementsAre("tổ chức", "thực hiện"));
  EXPECT_THAT(WrapTo("tổ\nchức \t thực hiện", 9, 1), ElementsAre("tổ chức…"));
  EXPECT_THAT(WrapTo("nghiêngngả", 4, 9), ElementsAre("nghi", "êngn", "gả"));
  EXPECT_THAT(WrapTo("", 4, 9), ElementsAre(""));
}

}  // namespace
}  // namespace vanthu
