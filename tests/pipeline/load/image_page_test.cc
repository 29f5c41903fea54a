#include "pipeline/load/image_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace vanthu {
namespace {

using testing::IsEmpty;

constexpr int kWidth = 1654;  // A4 at 200 dpi
constexpr int kHeight = 2339;

l_uint32 PixelAt(const LoadedPage& page, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(page.image.pix(), x, y, &value);
  return value;
}

TEST(ImagePage, AGoodRasterStaysAsItIs) {
  Pix* pix = pixCreate(kWidth, kHeight, 1);
  const auto page = MakeImagePage(3, pix, {.x_dpi = 200, .y_dpi = 200});
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->image.pix(), pix);
  EXPECT_EQ(page->number, 3);
  EXPECT_EQ(page->dpi, 200);
  EXPECT_FALSE(page->dpi_guessed);
  EXPECT_EQ(page->width, kWidth);
  EXPECT_EQ(page->height, kHeight);
  EXPECT_EQ(page->to_scan, Affine{});
  EXPECT_THAT(page->issues, IsEmpty());
}

TEST(ImagePage, AMissingOrImpossibleDpiIsThatOfA4) {
  for (const double said : {0.0, 72.0, 1.0, 5000.0}) {
    const auto page =
        MakeImagePage(1, pixCreate(kWidth, kHeight, 1), {.x_dpi = said, .y_dpi = said});
    EXPECT_EQ(page->dpi, 200) << said;
    EXPECT_TRUE(page->dpi_guessed) << said;
    ASSERT_EQ(page->issues.size(), 1U) << said;
    EXPECT_EQ(page->issues[0].what, "dpi_guessed");
  }
}

TEST(ImagePage, ALandscapePageIsGuessedByItsLongSide) {
  EXPECT_EQ(MakeImagePage(1, pixCreate(kHeight, kWidth, 1), {})->dpi, 200);
}

TEST(ImagePage, AStripOfALetterKeepsItsDpi) {
  const auto page = MakeImagePage(1, pixCreate(1654, 500, 1), {.x_dpi = 200, .y_dpi = 200});
  EXPECT_EQ(page->dpi, 200);
  EXPECT_FALSE(page->dpi_guessed);
}

TEST(ImagePage, APdfSizeIsBelieved) {
  const auto page =
      MakeImagePage(1, pixCreate(300, 400, 1),
                    {.x_dpi = 300, .y_dpi = 300, .resolution = RasterFacts::Resolution::kSure});
  EXPECT_EQ(page->dpi, 300);
  EXPECT_THAT(page->issues, IsEmpty());
}

TEST(ImagePage, FaxPixelsAreMadeSquare) {
  const auto page = MakeImagePage(1, pixCreate(1728, 1145, 1), {.x_dpi = 204, .y_dpi = 98});
  EXPECT_EQ(page->dpi, 204);
  EXPECT_EQ(page->width, 1728);
  EXPECT_NEAR(page->height, 1145 * 204 / 98.0, 1);
  EXPECT_EQ(page->image.depth(), 1);
  const Box bottom_right = {
      .left = 1700, .top = page->height - 20, .right = 1728, .bottom = page->height};
  EXPECT_EQ(Apply(page->to_scan, bottom_right).bottom, 1145);
}

TEST(ImagePage, EveryDepthBecomesOneOfThree) {
  for (const auto& [depth, expected] : {std::pair{1, 1}, {2, 8}, {4, 8}, {8, 8}, {16, 8}}) {
    Pix* pix = pixCreate(kWidth, kHeight, depth);
    pixSetPixel(pix, 1, 1, 1U << (depth - 1));  // A tone between black and white.
    const auto page = MakeImagePage(1, pix, {.x_dpi = 200});
    EXPECT_EQ(page->image.depth(), expected) << depth;
  }
}

TEST(ImagePage, SixteenBitsKeepTheirUpperHalf) {
  Pix* pix = pixCreate(kWidth, kHeight, 16);
  pixSetPixel(pix, 5, 5, 0xab12);
  const auto page = MakeImagePage(1, pix, {.x_dpi = 200});
  EXPECT_EQ(PixelAt(*page, 5, 5), 0xabU);
}

TEST(ImagePage, GrayStoredAsColorBecomesGray) {
  Pix* pix = pixCreate(kWidth, kHeight, 32);
  pixSetAllArbitrary(pix, 0x7f7f7f00);
  const auto gray = MakeImagePage(1, pixCopy(nullptr, pix), {.x_dpi = 200});
  EXPECT_EQ(gray->image.depth(), 8);
  EXPECT_EQ(PixelAt(*gray, 9, 9), 0x7fU);
  pixSetPixel(pix, kWidth - 1, kHeight - 1, 0x7f7f8000);
  EXPECT_EQ(MakeImagePage(1, pix, {.x_dpi = 200})->image.depth(), 32);
}

TEST(ImagePage, BlackAndWhiteStoredAsGrayBecomesBlackAndWhite) {
  Pix* pix = pixCreate(kWidth, kHeight, 8);
  pixSetAllArbitrary(pix, 255);
  pixSetPixel(pix, 4, 4, 0);
  const auto page = MakeImagePage(1, pix, {.x_dpi = 200});
  ASSERT_EQ(page->image.depth(), 1);
  EXPECT_EQ(PixelAt(*page, 4, 4), 1U);
  EXPECT_EQ(PixelAt(*page, 5, 4), 0U);
}

TEST(ImagePage, APaletteIsResolved) {
  Pix* pix = pixCreate(kWidth, kHeight, 4);
  PIXCMAP* palette = pixcmapCreate(4);
  pixcmapAddColor(palette, 255, 255, 255);
  pixcmapAddColor(palette, 200, 20, 20);
  pixSetColormap(pix, palette);
  pixSetPixel(pix, 7, 7, 1);
  const auto page = MakeImagePage(1, pix, {.x_dpi = 200});
  ASSERT_EQ(page->image.depth(), 32);
  EXPECT_EQ(pixGetColormap(page->image.pix()), nullptr);
  EXPECT_EQ(PixelAt(*page, 7, 7) >> 8, 0xc81414U);
}

TEST(ImagePage, AlphaLiesOnWhitePaper) {
  Pix* pix = pixCreate(kWidth, kHeight, 32);
  pixSetSpp(pix, 4);  // All black, all transparent.
  pixSetPixel(pix, 3, 3, 0xff0000ff);
  const auto page = MakeImagePage(1, pix, {.x_dpi = 200});
  ASSERT_EQ(page->image.depth(), 32);
  EXPECT_EQ(PixelAt(*page, 100, 100) >> 8, 0xffffffU);
  EXPECT_EQ(PixelAt(*page, 3, 3) >> 8, 0xff0000U);
}

TEST(ImagePage, NoRasterGivesNoPage) { EXPECT_FALSE(MakeImagePage(1, nullptr, {}).has_value()); }

}  // namespace
}  // namespace vanthu
