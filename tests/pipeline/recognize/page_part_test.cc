#include "pipeline/recognize/page_part.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

l_uint32 ValueAt(const Image& image, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(image.pix(), x, y, &value);
  return value;
}

TEST(KeepInk, IsDarkWhereAnyColorIs) {
  Image scan(pixCreate(40, 10, 32));
  pixSetAll(scan.pix());
  pixSetRGBPixel(scan.pix(), 5, 5, 220, 20, 30);   // red: a seal
  pixSetRGBPixel(scan.pix(), 15, 5, 30, 40, 200);  // blue: a pen
  const PageView ink = KeepInk(scan, 200, {.x0 = 3});
  ASSERT_FALSE(ink.image.empty());
  EXPECT_EQ(ink.image.depth(), 8);
  EXPECT_EQ(ink.dpi, 200);
  EXPECT_EQ(ink.to_image.x0, 3);
  EXPECT_EQ(ValueAt(ink.image, 5, 5), 20U);
  EXPECT_EQ(ValueAt(ink.image, 15, 5), 30U);
  EXPECT_EQ(ValueAt(ink.image, 25, 5), 255U);
}

TEST(KeepInk, KeepsNothingOfGrayAndOfTurnedScans) {
  EXPECT_TRUE(KeepInk(Image(pixCreate(40, 10, 8)), 200, {}).image.empty());
  const Affine turned = {.xx = 0, .xy = -1, .x0 = 40, .yx = 1, .yy = 0, .y0 = 0};
  EXPECT_TRUE(KeepInk(Image(pixCreate(40, 10, 32)), 200, turned).image.empty());
}

TEST(Cut, IsEmptyOutsideThePage) {
  const Image page(pixCreate(40, 10, 8));
  EXPECT_EQ(Cut(page, {.left = 10, .top = 2, .right = 30, .bottom = 8}).width(), 20);
  EXPECT_TRUE(Cut(page, {.left = 50, .top = 2, .right = 60, .bottom = 8}).empty());
}

TEST(ReadPart, GivesBoxesOnThePageWhateverTheViewAndTheScale) {
  auto recognizer = Recognizer::Create();
  ASSERT_TRUE(recognizer.has_value()) << recognizer.error().message;
  const PrintedPage page = PrintPage();
  // The view is the page moved by 30 and 40 pixels.
  Pix* moved = pixCreate(page.image.width() + 30, page.image.height() + 40, 1);
  pixRasterop(moved, 30, 40, page.image.width(), page.image.height(), PIX_SRC, page.image.pix(), 0,
              0);
  const PageView view = {
      .image = Image(moved), .dpi = kPrintedDpi, .to_image = {.x0 = 30, .y0 = 40}};
  const Box region = {.left = 0, .top = 0, .right = page.image.width(), .bottom = 700};
  for (const float scale : {1.0F, 1.5F}) {
    const auto lines = ReadPart(view, region, Recognizer::Layout::kLines, *recognizer, scale);
    ASSERT_TRUE(lines.has_value());
    int found = 0;
    int inside = 0;
    for (const PrintedWord& word : page.words) {
      if (word.box.bottom > region.bottom) continue;
      ++inside;
      for (const OcrLine& line : *lines) {
        for (const Word& read : line.words) {
          found += read.text == word.text && std::abs(read.box.left - word.box.left) <= 4 &&
                           std::abs(read.box.top - word.box.top) <= 4
                       ? 1
                       : 0;
        }
      }
    }
    ASSERT_GT(inside, 10);
    EXPECT_GT(found, inside * 7 / 10) << scale;
  }
}

TEST(ReadPart, OfNothingIsNothing) {
  auto recognizer = Recognizer::Create();
  ASSERT_TRUE(recognizer.has_value());
  const PageView view = {.image = Image(pixCreate(40, 10, 8)), .dpi = 200, .to_image = {}};
  const Box outside = {.left = 100, .top = 0, .right = 120, .bottom = 10};
  const auto lines = ReadPart(view, outside, Recognizer::Layout::kLines, *recognizer);
  ASSERT_TRUE(lines.has_value());
  EXPECT_TRUE(lines->empty());
}

}  // namespace
}  // namespace vanthu
