#include "pipeline/recognize/signature/word_cut.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(CutWord, CutsTextAndBoxInTheSameProportion) {
  const Word word = {.text = "ABĐOC",
                     .box = {.left = 100, .top = 5, .right = 160, .bottom = 25},
                     .confidence = 0.8,
                     .alternatives = {{.offset = 0, .text = "H", .cost = 1}}};
  const auto [before, after] = CutWord(word, 2);
  EXPECT_EQ(before.text, "AB");
  EXPECT_EQ(after.text, "ĐOC");
  EXPECT_EQ(before.box, (Box{.left = 100, .top = 5, .right = 120, .bottom = 25}));
  EXPECT_EQ(after.box, (Box{.left = 120, .top = 5, .right = 160, .bottom = 25}));
  EXPECT_EQ(after.confidence, 0.8);
  EXPECT_TRUE(before.alternatives.empty());
  EXPECT_TRUE(after.alternatives.empty());
}

}  // namespace
}  // namespace vanthu
