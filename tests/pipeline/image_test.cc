#include "pipeline/image.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace vanthu {
namespace {

TEST(Image, AnEmptyOneHasNoSize) {
  const Image image;
  EXPECT_TRUE(image.empty());
  EXPECT_EQ(image.width(), 0);
  EXPECT_EQ(image.height(), 0);
  EXPECT_EQ(image.depth(), 0);
  EXPECT_EQ(image.dpi(), 0);
  EXPECT_TRUE(Image(nullptr).empty());
}

TEST(Image, ReportsWhatThePixelsAre) {
  Pix* pix = pixCreate(30, 20, 8);
  pixSetResolution(pix, 200, 200);
  const Image image(pix);
  EXPECT_EQ(image.width(), 30);
  EXPECT_EQ(image.height(), 20);
  EXPECT_EQ(image.depth(), 8);
  EXPECT_EQ(image.dpi(), 200);
}

TEST(Image, CopiesShareThePixelsAndOutliveTheOriginal) {
  Image copy;
  {
    const Image image(pixCreate(4, 4, 1));
    copy = image;
    EXPECT_EQ(copy.pix(), image.pix());
  }
  ASSERT_FALSE(copy.empty());
  EXPECT_EQ(pixSetPixel(copy.pix(), 3, 3, 1), 0);
}

}  // namespace
}  // namespace vanthu
