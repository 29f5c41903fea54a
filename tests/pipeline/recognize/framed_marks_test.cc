#include "pipeline/recognize/framed_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A stamp of 38 by 10 mm at 200 dpi.
constexpr int kWidth = 300;
constexpr int kHeight = 80;
constexpr Box kPlace = {.left = 300, .top = 500, .right = 300 + kWidth, .bottom = 500 + kHeight};

// Letters as high as the decree's, without diacritics: Leptonica's own font has none.
void Print(Pix* page, const std::string& text, int x, int baseline) {
  constexpr int kFontSize = 14;
  L_BMF* font = bmfCreate(nullptr, kFontSize);
  l_int32 width = 0;
  l_int32 overflow = 0;
  pixSetTextline(page, font, text.c_str(), 1, x, baseline, &width, &overflow);
  bmfDestroy(&font);
}

void Draw(Pix* page, const Box& frame) {
  constexpr int kThickness = 4;
  BOX* box = boxCreate(frame.left, frame.top, frame.width(), frame.height());
  pixRenderBox(page, box, kThickness, L_SET_PIXELS);
  boxDestroy(&box);
}

CleanPage PageOf(Pix* owned) {
  CleanPage page;
  page.image = Image(owned);
  page.dpi = kPrintedDpi;
  return page;
}

// A white page with `text` in a frame at kPlace.
CleanPage Stamped(const std::string& text) {
  Pix* page = CopyOf(WhitePage());
  Draw(page, kPlace);
  Print(page, text, kPlace.left + 30, kPlace.top + 58);
  return PageOf(page);
}

TEST(FindStampFrames, FindsAFrameAndHowItLies) {
  const auto frames = FindStampFrames(Stamped("HOA TOC"));
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_NEAR(frames[0].box.left, kPlace.left, 6);
  EXPECT_NEAR(frames[0].box.bottom, kPlace.bottom, 6);
  EXPECT_NEAR(frames[0].degrees, 0, 1);
  EXPECT_NEAR(frames[0].length, kWidth, 12);
  EXPECT_NEAR(frames[0].width, kHeight, 12);
}

TEST(FindStampFrames, TellsTheSlant) {
  constexpr double kDegrees = 35;
  const CleanPage level = Stamped("HOA TOC");
  const CleanPage page =
      PageOf(pixRotate(level.image.pix(), static_cast<float>(-kDegrees * std::numbers::pi / 180),
                       L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  const auto frames = FindStampFrames(page);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_NEAR(frames[0].degrees, -kDegrees, 2);
  EXPECT_NEAR(frames[0].length, kWidth, 15);
}

TEST(FindStampFrames, IsNotMisledByTextOrATable) {
  EXPECT_THAT(FindStampFrames(PageOf(CopyOf(PrintPage().image))), IsEmpty());
  Pix* table = CopyOf(WhitePage());
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 3; ++column) {
      const int left = 200 + column * kWidth;
      const int top = 700 + row * kHeight;
      Draw(table,
           {.left = left, .top = top, .right = left + kWidth + 4, .bottom = top + kHeight + 4});
    }
  }
  EXPECT_THAT(FindStampFrames(PageOf(table)), IsEmpty());
}

class ReadFramedMarksTest : public testing::Test {
 protected:
  static std::vector<std::string> Read(const CleanPage& page, std::vector<OcrLine> lines = {}) {
    auto recognizer = Recognizer::Create();
    if (!recognizer) return {recognizer.error().message};
    const auto read = ReadFramedMarks(page, std::move(lines), *recognizer);
    if (!read) return {read.error().message};
    std::vector<std::string> texts;
    for (const OcrLine& line : *read) {
      std::string& text = texts.emplace_back();
      for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
    }
    return texts;
  }
};

TEST_F(ReadFramedMarksTest, ReadsALevelStampAndASlantedOne) {
  const CleanPage level = Stamped("HOA TOC");
  EXPECT_THAT(Read(level), ElementsAre("HOA TOC"));
  const CleanPage slanted =
      PageOf(pixRotate(level.image.pix(), -0.5F, L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  EXPECT_THAT(Read(slanted), ElementsAre("HOA TOC"));
}

TEST_F(ReadFramedMarksTest, PutsTheStampInPlaceOfWhatWasReadThere) {
  const OcrLine garbage = {.words = {{.text = "[HQA",
                                      .box = {.left = 310, .top = 510, .right = 450, .bottom = 570},
                                      .confidence = 0.3},
                                     {.text = "Kinh",
                                      .box = {.left = 800, .top = 510, .right = 880, .bottom = 570},
                                      .confidence = 0.9}},
                           .box = {.left = 310, .top = 510, .right = 880, .bottom = 590}};
  EXPECT_THAT(Read(Stamped("HOA TOC"), {garbage}), ElementsAre("Kinh", "HOA TOC"));
}

TEST_F(ReadFramedMarksTest, TakesNoOtherWords) {
  EXPECT_THAT(Read(Stamped("PHONG 12")), IsEmpty());
}

}  // namespace
}  // namespace vanthu
