#include "pipeline/load/orientation.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "pipeline/image.h"

namespace vanthu {
namespace {

constexpr int kWidth = 40;
constexpr int kHeight = 25;
constexpr Box kMark = {.left = 3, .top = 5, .right = 9, .bottom = 8};

Pix* WithMark() {
  Pix* pix = pixCreate(kWidth, kHeight, 1);
  pixRasterop(pix, kMark.left, kMark.top, kMark.width(), kMark.height(), PIX_SET, nullptr, 0, 0);
  return pix;
}

// The smallest box around the black pixels.
Box BlackBox(Pix* pix) {
  ::Box* found = nullptr;
  pixClipToForeground(pix, nullptr, &found);
  l_int32 x = 0, y = 0, w = 0, h = 0;
  boxGetGeometry(found, &x, &y, &w, &h);
  boxDestroy(&found);
  return {.left = x, .top = y, .right = x + w, .bottom = y + h};
}

class EveryOrientation : public testing::TestWithParam<int> {};

// The proof of the pair: what TurnUpright moves, UprightToStored brings back.
TEST_P(EveryOrientation, TheWayBackLandsOnTheStoredPixels) {
  const Orientation orientation = OrientationFromTag(GetParam());
  const Image upright(TurnUpright(WithMark(), orientation));
  ASSERT_FALSE(upright.empty());
  EXPECT_EQ(upright.width(), IsSideways(orientation) ? kHeight : kWidth);
  EXPECT_EQ(Apply(UprightToStored(orientation, kWidth, kHeight), BlackBox(upright.pix())), kMark);
}

TEST_P(EveryOrientation, IsFoundAgainFromTheAxesOfItsWayBack) {
  const Orientation orientation = OrientationFromTag(GetParam());
  const Affine to_upright = Inverse(UprightToStored(orientation, kWidth, kHeight));
  EXPECT_EQ(OrientationFromAxes(to_upright.xx, to_upright.yx, to_upright.xy, to_upright.yy),
            orientation);
}

INSTANTIATE_TEST_SUITE_P(Tags, EveryOrientation, testing::Range(1, 9));

TEST(Orientation, TagsThatDoNotExistMeanUpright) {
  EXPECT_EQ(OrientationFromTag(0), Orientation::kUpright);
  EXPECT_EQ(OrientationFromTag(9), Orientation::kUpright);
  EXPECT_EQ(OrientationFromTag(-1), Orientation::kUpright);
}

TEST(Orientation, SixTurnsClockwise) {
  // A photograph taken with the phone upright: the stored left edge is the top of the page.
  const Image upright(TurnUpright(WithMark(), Orientation::kQuarterTurn));
  EXPECT_EQ(BlackBox(upright.pix()).top, kMark.left);
}

TEST(Orientation, SmallSkewIsRoundedAway) {
  EXPECT_EQ(OrientationFromAxes(1, 0.03, -0.03, 1), Orientation::kUpright);
  EXPECT_EQ(OrientationFromAxes(0.02, 1, -1, 0.02), Orientation::kQuarterTurn);
}

}  // namespace
}  // namespace vanthu
