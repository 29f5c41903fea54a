#include "pipeline/clean/smooth.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <array>
#include <cstddef>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

// The same by Leptonica's general convolution.
PixPtr Convolved(Pix* bitonal) {
  constexpr int kSide = 3;
  constexpr std::array<float, 9> kBinomial = {1, 2, 1, 2, 4, 2, 1, 2, 1};
  L_KERNEL* kernel = kernelCreate(kSide, kSide);
  kernelSetOrigin(kernel, 1, 1);
  for (int i = 0; i < kSide * kSide; ++i) {
    kernelSetElement(kernel, i / kSide, i % kSide, kBinomial[static_cast<std::size_t>(i)]);
  }
  const PixPtr gray(pixConvertTo8(bitonal, /*cmapflag=*/0));
  PixPtr smooth(pixConvolve(gray.get(), kernel, 8, /*normflag=*/1));
  kernelDestroy(&kernel);
  return smooth;
}

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same == 1;
}

TEST(Smoothed, IsTheBinomialMeanOfAPage) {
  const Image page = PrintPage().image;
  const PixPtr smooth = Smoothed(page.pix());
  ASSERT_NE(smooth, nullptr);
  EXPECT_TRUE(Same(smooth.get(), Convolved(page.pix()).get()));
}

TEST(Smoothed, GoesOnBeyondTheEdgeAsAtTheEdge) {
  for (const int side : {1, 2, 5}) {
    const PixPtr black(pixCreate(side, side, 1));
    pixSetAll(black.get());
    const PixPtr smooth = Smoothed(black.get());
    ASSERT_NE(smooth, nullptr);
    l_uint32 corner = 1;
    pixGetPixel(smooth.get(), side - 1, side - 1, &corner);
    EXPECT_EQ(corner, 0U) << side;
  }
}

TEST(Smoothed, KeepsTheResolution) {
  const PixPtr pix(pixCreate(8, 8, 1));
  pixSetResolution(pix.get(), 200, 200);
  EXPECT_EQ(pixGetXRes(Smoothed(pix.get()).get()), 200);
}

}  // namespace
}  // namespace vanthu
