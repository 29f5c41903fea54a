#include "pipeline/geometry.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

// 90° clockwise about the origin, then 100 to the right.
constexpr Affine kQuarterTurn = {.xx = 0, .xy = -1, .x0 = 100, .yx = 1, .yy = 0, .y0 = 0};

TEST(Affine, MapsABoxAndBack) {
  const Box box = {.left = 10, .top = 20, .right = 30, .bottom = 60};
  const Box turned = Apply(kQuarterTurn, box);
  EXPECT_EQ(turned, (Box{.left = 40, .top = 10, .right = 80, .bottom = 30}));
  EXPECT_EQ(Apply(Inverse(kQuarterTurn), turned), box);
}

TEST(Affine, ThenAppliesTheFirstFirst) {
  const Affine twice = {.xx = 2, .yy = 2};
  const Box box = {.left = 1, .top = 2, .right = 3, .bottom = 4};
  EXPECT_EQ(Apply(Then(twice, kQuarterTurn), box), Apply(kQuarterTurn, Apply(twice, box)));
}

TEST(Box, AnEmptyBoxAddsNothingToAUnion) {
  const Box box = {.left = 1, .top = 2, .right = 3, .bottom = 4};
  EXPECT_EQ(Union(box, {}), box);
  EXPECT_EQ(Union({}, box), box);
}

}  // namespace
}  // namespace vanthu
