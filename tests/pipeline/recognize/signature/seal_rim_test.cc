#include "pipeline/recognize/signature/seal_rim.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <numbers>

namespace vanthu {
namespace {

constexpr int kDpi = 200;
constexpr int kSide = 600;
constexpr int kCenterX = 320;
constexpr int kCenterY = 290;
constexpr int kOuterRim = 134;  // 17 mm
constexpr int kInnerRim = 90;

void DrawCircle(Pix* pix, int radius) {
  constexpr int kSteps = 2000;
  for (int i = 0; i < kSteps; ++i) {
    const double angle = 2 * std::numbers::pi * i / kSteps;
    for (const int thick : {0, 1, 2}) {
      pixSetPixel(pix, kCenterX + static_cast<int>(std::lround((radius - thick) * std::cos(angle))),
                  kCenterY + static_cast<int>(std::lround((radius - thick) * std::sin(angle))), 1);
    }
  }
}

bool IsDark(const Image& image, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(image.pix(), x, y, &value);
  return image.depth() == 1 ? value != 0 : value < 128;
}

int DarkAround(const Image& image, int radius) {
  int dark = 0;
  for (int degrees = 0; degrees < 360; ++degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    dark += IsDark(image, kCenterX + static_cast<int>(std::lround(radius * std::cos(angle))),
                   kCenterY + static_cast<int>(std::lround(radius * std::sin(angle))));
  }
  return dark;
}

// Two rims, and a stroke of a letter that stands upright across the outer one.
Image SealOverText() {
  Image seal(pixCreate(kSide, kSide, 1));
  DrawCircle(seal.pix(), kOuterRim);
  DrawCircle(seal.pix(), kInnerRim);
  pixRasterop(seal.pix(), kCenterX - 2, kCenterY - kOuterRim - 20, 5, 40, PIX_SET, nullptr, 0, 0);
  return seal;
}

TEST(FindSeal, FindsItsOuterRim) {
  const auto seal = FindSeal(SealOverText(), kDpi);
  ASSERT_TRUE(seal.has_value());
  EXPECT_NEAR(seal->x, kCenterX, 2);
  EXPECT_NEAR(seal->y, kCenterY, 2);
  EXPECT_NEAR(seal->radius, kOuterRim, 4);
}

TEST(FindSeal, TextHasNone) {
  const Image text(pixCreate(kSide, kSide, 1));
  for (int y = 100; y < 500; y += 45) {
    for (int x = 60; x < 540; x += 24) {
      pixRasterop(text.pix(), x, y, 4, 26, PIX_SET, nullptr, 0, 0);
      pixRasterop(text.pix(), x, y + 12, 14, 4, PIX_SET, nullptr, 0, 0);
    }
  }
  EXPECT_FALSE(FindSeal(text, kDpi).has_value());
  EXPECT_FALSE(FindSeal(Image(), kDpi).has_value());
}

TEST(WithoutRims, TakesTheRimsAndLeavesWhatCrossesThem) {
  const Image page = SealOverText();
  ASSERT_GT(DarkAround(page, kOuterRim - 1), 350);
  const auto seal = FindSeal(page, kDpi);
  ASSERT_TRUE(seal.has_value());
  const Image bare = WithoutRims(page, kDpi, *seal);
  EXPECT_LT(DarkAround(bare, kOuterRim - 1), 20);
  EXPECT_LT(DarkAround(bare, kInnerRim - 1), 20);
  for (int y = kCenterY - kOuterRim - 20; y < kCenterY - kOuterRim + 20; ++y) {
    EXPECT_TRUE(IsDark(bare, kCenterX, y)) << y;
  }
}

}  // namespace
}  // namespace vanthu
