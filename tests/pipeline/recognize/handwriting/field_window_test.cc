#include "pipeline/recognize/handwriting/field_window.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace vanthu {
namespace {

constexpr FieldPlace kPlace = {.left = 100, .right = 160, .baseline = 200, .em = 20};

// A page of 800 by 600 pixels with one black pixel, or a red one.
Image PageWith(int depth, int x, int y, l_uint32 value) {
  Pix* pix = pixCreate(800, 600, depth);
  if (depth > 1) pixSetAll(pix);
  pixSetPixel(pix, x, y, value);
  return Image(pix);
}

TEST(FieldWindow, HoldsTheFieldAndThePrintAroundIt) {
  const FieldWindow window = CutFieldWindow(PageWith(1, 120, 195, 1), Affine(), kPlace);
  EXPECT_EQ(window.scale, 1);
  EXPECT_LT(window.left, kPlace.left);
  EXPECT_GT(window.left + window.width, kPlace.right);
  const int x = 120 - static_cast<int>(window.left);
  const int y = 195 - static_cast<int>(window.top);
  EXPECT_EQ(window.gray[window.At(x, y)], 0);
  EXPECT_EQ(window.gray[window.At(x + 1, y)], 255);
}

TEST(FieldWindow, KeepsTheScansResolution) {
  const Affine twice = {.xx = 2, .yy = 2};
  const FieldWindow window = CutFieldWindow(PageWith(8, 240, 390, 0), twice, kPlace);
  EXPECT_EQ(window.scale, 2);
  const int x = 240 - static_cast<int>(2 * window.left);
  const int y = 390 - static_cast<int>(2 * window.top);
  EXPECT_EQ(window.gray[window.At(x, y)], 0);
}

TEST(FieldWindow, RedInkIsPaper) {
  l_uint32 red = 0;
  composeRGBPixel(255, 0, 0, &red);
  const FieldWindow window = CutFieldWindow(PageWith(32, 120, 195, red), Affine(), kPlace);
  const int x = 120 - static_cast<int>(window.left);
  const int y = 195 - static_cast<int>(window.top);
  EXPECT_EQ(window.gray[window.At(x, y)], 255);
  EXPECT_LT(window.color[window.At(x, y)], 0);
}

TEST(FieldWindow, IsEmptyWhereThePlaceIs) {
  EXPECT_TRUE(CutFieldWindow(PageWith(1, 0, 0, 1), Affine(), {.left = 500, .right = 100, .em = 20})
                  .gray.empty());
}

}  // namespace
}  // namespace vanthu
