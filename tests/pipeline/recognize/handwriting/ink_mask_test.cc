#include "pipeline/recognize/handwriting/ink_mask.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace vanthu {
namespace {

// '#' is ink.
InkMask MaskOf(const std::vector<std::string_view>& rows) {
  InkMask mask(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()));
  for (int y = 0; y < mask.height(); ++y) {
    for (int x = 0; x < mask.width(); ++x) {
      mask.Set(x, y, rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#');
    }
  }
  return mask;
}

TEST(InkMask, MeasuresRunsBothWays) {
  const InkMask mask = MaskOf({".##.", "..#.", "..#."});
  EXPECT_EQ(mask.RunAcross(1, 0), 2);
  EXPECT_EQ(mask.RunDown(2, 1), 3);
  EXPECT_FALSE(mask.Has(-1, 0));
  EXPECT_FALSE(mask.Has(0, 3));
}

TEST(FindInkComponents, JoinsOverCornersAndKeepsApartWhatDoesNotTouch) {
  const auto components = FindInkComponents(MaskOf({"#..#", ".#..", "...."}));
  ASSERT_EQ(components.size(), 2U);
  EXPECT_EQ(components[0].box, (Box{.left = 0, .top = 0, .right = 2, .bottom = 2}));
  EXPECT_EQ(components[0].pixels.size(), 2U);
  EXPECT_EQ(components[1].box, (Box{.left = 3, .top = 0, .right = 4, .bottom = 1}));
}

TEST(EraseLeaders, TakesALongThinLineAndLeavesTheStrokeAcrossIt) {
  constexpr double kEm = 10;
  InkMask mask = MaskOf({"......#.........",  //
                         "......#.........",  //
                         "......#.........",  //
                         "################",  //
                         "......#.........",  //
                         "..####.........."});
  EraseLeaders(mask, kEm);
  EXPECT_FALSE(mask.Has(0, 3));
  EXPECT_FALSE(mask.Has(15, 3));
  EXPECT_TRUE(mask.Has(6, 3)) << "the stroke";
  EXPECT_TRUE(mask.Has(3, 5)) << "too short for a leader";
}

}  // namespace
}  // namespace vanthu
