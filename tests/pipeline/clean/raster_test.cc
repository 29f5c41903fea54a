#include "pipeline/clean/raster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <utility>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

// Two pixels that touch over a corner, and one apart from them.
PixPtr ThreeSpecks() {
  PixPtr pix(pixCreate(20, 10, 1));
  for (const auto& [x, y] : {std::pair(2, 3), std::pair(3, 4), std::pair(12, 3)}) {
    pixSetPixel(pix.get(), x, y, 1);
  }
  return pix;
}

TEST(Raster, PiecesHangTogetherOverCornersOrOverSidesOnly) {
  const PixPtr ink = ThreeSpecks();
  EXPECT_THAT(PieceBoxesOf(ink.get()),
              ElementsAre(Box{.left = 2, .top = 3, .right = 4, .bottom = 5},
                          Box{.left = 12, .top = 3, .right = 13, .bottom = 4}));
  EXPECT_THAT(PiecesOf(ink.get(), Joined::kOverSides), SizeIs(3));
  const auto pieces = PiecesOf(ink.get(), Joined::kOverCorners);
  ASSERT_THAT(pieces, SizeIs(2));
  EXPECT_EQ(pieces[0].box, (Box{.left = 2, .top = 3, .right = 4, .bottom = 5}));
  EXPECT_EQ(pixGetWidth(pieces[0].pix.get()), 2);
}

TEST(Raster, LengthsOnPaperAreAtLeastAPixel) {
  EXPECT_EQ(PixelsOf(25.4, 200), 200);
  EXPECT_EQ(PixelsOf(0.01, 200), 1);
}

}  // namespace
}  // namespace vanthu
