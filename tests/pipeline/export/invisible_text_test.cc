#include "pipeline/export/invisible_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pipeline/export/glyphless_font.h"
#include "tests/pipeline/export/letter_page_maker.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// 200 pixels an inch to 72 points, y up from the foot of A4.
constexpr Affine kToPage = {.xx = 0.36, .xy = 0, .x0 = 0, .yx = 0, .yy = -0.36, .y0 = 842};

std::string TextOf(const std::vector<PageLine>& lines, const Affine& to_page = kToPage) {
  GlyphlessFont font;
  return InvisibleText(PageOfLines(lines), to_page, "/F", font);
}

TEST(InvisibleTextTest, WordsAreStretchedToTheirBoxes) {
  const std::string text = TextOf({LineAt(100, 50, {"ab", "c"})});
  // 30 pixels high, from (100, 80); 28 pixels for two characters half as wide as high.
  EXPECT_THAT(text, HasSubstr("3 Tr\n/F 10.800 Tf\n"));
  EXPECT_THAT(text, HasSubstr("1.000000 0.000000 0.000000 1.000000 36.000 813.200 Tm\n"
                              "93.333 Tz <00610062> Tj\n93.333 Tz <0020> Tj\n"));
  EXPECT_TRUE(text.starts_with("q\nBT\n"));
  EXPECT_TRUE(text.ends_with("ET\nQ\n"));
}

TEST(InvisibleTextTest, NeighborsThatTouchAreParted) {
  PageLine line = LineAt(100, 50, {"abcd", "ef"});
  line.words[0].box.right = line.words[1].box.left + 3;
  GlyphlessFont font;
  const std::string text = TextOf({line});
  // A quarter of the height of 30 pixels is left between them.
  EXPECT_THAT(text, HasSubstr("<0020> Tj"));
  EXPECT_THAT(text, HasSubstr("50.000 Tz <0020> Tj"));
}

TEST(InvisibleTextTest, ASpeckDoesNotMakeALineTall) {
  PageLine line = LineAt(100, 50, {"ab", "cd", "ef", "gh", "|"});
  line.words[4].box = {700, 0, 705, 300};
  EXPECT_THAT(TextOf({line}), HasSubstr("/F 10.800 Tf"));
}

TEST(InvisibleTextTest, ATurnedPageTurnsItsText) {
  // A quarter turn: what runs right on the clean page runs up on the PDF page.
  const std::string text = TextOf({LineAt(100, 50, {"ab"})},
                                  {.xx = 0, .xy = 0.36, .x0 = 0, .yx = 0.36, .yy = 0, .y0 = 0});
  EXPECT_THAT(text, HasSubstr("0.000000 1.000000 -1.000000 "));
  EXPECT_THAT(text, HasSubstr(" 28.800 36.000 Tm"));
}

TEST(InvisibleTextTest, APageWithoutWordsHasNone) { EXPECT_EQ(TextOf({}), ""); }

}  // namespace
}  // namespace vanthu
