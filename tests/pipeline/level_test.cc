#include "pipeline/level.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vanthu {
namespace {

constexpr int kWidth = 1654;
constexpr int kHeight = 2339;
constexpr double kDegrees = 1.2;

void ExpectNear(const Box& actual, const Box& expected, int slack) {
  EXPECT_NEAR(actual.left, expected.left, slack);
  EXPECT_NEAR(actual.top, expected.top, slack);
  EXPECT_NEAR(actual.right, expected.right, slack);
  EXPECT_NEAR(actual.bottom, expected.bottom, slack);
}

// A page whose boxes are those around words, a rule and a seal of `level` seen tilted.
PageContent Tilted(const PageContent& level) {
  // What Level does to the way back is the tilt itself.
  const Affine tilt = Level(PageContent{.width = kWidth, .height = kHeight}, kDegrees).to_scan;
  PageContent tilted = level;
  for (OcrLine& line : tilted.lines) {
    line.box = {};
    for (Word& word : line.words) {
      word.box = Apply(tilt, word.box);
      line.box = Union(line.box, word.box);
    }
  }
  for (Box& rule : tilted.rules) rule = Apply(tilt, rule);
  return tilted;
}

PageContent LevelPage() {
  return {.width = kWidth,
          .height = kHeight,
          .to_scan = {},
          .lines = {{.words = {{.text = "left", .box = {200, 300, 280, 330}},
                               {.text = "right", .box = {1300, 300, 1400, 330}}},
                     .box = {200, 300, 1400, 330}}},
          .rules = {{.left = 800, .top = 400, .right = 1230, .bottom = 403}}};
}

TEST(Level, WordsOfATiltedLineStandOnOneHeightAgain) {
  const PageContent level = LevelPage();
  const PageContent tilted = Tilted(level);
  ASSERT_GT(tilted.lines[0].box.height(), 50);
  const PageContent result = Level(tilted, kDegrees);
  constexpr int kSlack = 2;
  ExpectNear(result.lines[0].words[0].box, level.lines[0].words[0].box, kSlack);
  ExpectNear(result.lines[0].words[1].box, level.lines[0].words[1].box, kSlack);
  ExpectNear(result.lines[0].box, level.lines[0].box, kSlack);
  ExpectNear(result.rules[0], level.rules[0], kSlack);
}

TEST(Level, TheWayBackLeadsToTheTiltedWords) {
  PageContent tilted = Tilted(LevelPage());
  tilted.to_scan = {.xx = 2, .xy = 0, .x0 = 10, .yx = 0, .yy = 2, .y0 = 20};
  const PageContent result = Level(tilted, kDegrees);
  constexpr int kSlack = 4;  // two pixels of the clean page
  for (std::size_t i = 0; i < 2; ++i) {
    ExpectNear(Apply(result.to_scan, result.lines[0].words[i].box),
               Apply(tilted.to_scan, tilted.lines[0].words[i].box), kSlack);
  }
}

TEST(Level, ClockwiseIsClockwise) {
  PageContent page = LevelPage();
  const PageContent result = Level(page, kDegrees);
  // Right of the middle things go down, left of it up.
  EXPECT_LT(result.lines[0].words[0].box.top, result.lines[0].words[1].box.top);
}

TEST(Level, EmptyBoxesStayEmpty) {
  PageContent page = {.width = kWidth, .height = kHeight};
  page.lines = {{.words = {{.text = "x", .box = {}}}}};
  EXPECT_TRUE(Level(page, kDegrees).lines[0].box.empty());
}

}  // namespace
}  // namespace vanthu
