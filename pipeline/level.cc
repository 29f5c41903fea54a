// Tested by tests/pipeline/level_test.cc.
#include "pipeline/level.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vanthu {
namespace {

// A word of width w and height h tilted by a has an upright box of
//   W = w cos a + h sin a,  H = w sin a + h cos a
// about the same center; this is the way back.
Box LevelBox(const Box& box, const Affine& turn, double radians) {
  if (box.empty()) return box;
  const double sine = std::abs(std::sin(radians));
  const double cosine = std::cos(radians);
  const double square = cosine * cosine - sine * sine;
  const double width = std::max(1.0, (box.width() * cosine - box.height() * sine) / square);
  const double height = std::max(1.0, (box.height() * cosine - box.width() * sine) / square);
  const double x = turn.xx * box.center_x() + turn.xy * box.center_y() + turn.x0;
  const double y = turn.yx * box.center_x() + turn.yy * box.center_y() + turn.y0;
  const int left = static_cast<int>(std::lround(x - width / 2));
  const int top = static_cast<int>(std::lround(y - height / 2));
  return {.left = left,
          .top = top,
          .right = left + static_cast<int>(std::lround(width)),
          .bottom = top + static_cast<int>(std::lround(height))};
}

}  // namespace

PageContent Level(PageContent page, double degrees) {
  const double radians = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(radians);
  const double sine = std::sin(radians);
  const double x = page.width / 2.0;
  const double y = page.height / 2.0;
  const Affine turn = {.xx = cosine,
                       .xy = -sine,
                       .x0 = x - cosine * x + sine * y,
                       .yx = sine,
                       .yy = cosine,
                       .y0 = y - sine * x - cosine * y};
  for (OcrLine& line : page.lines) {
    line.box = {};
    for (Word& word : line.words) {
      word.box = LevelBox(word.box, turn, radians);
      line.box = Union(line.box, word.box);
    }
  }
  for (Box& rule : page.rules) rule = LevelBox(rule, turn, radians);
  for (Box& seal : page.seals) seal = LevelBox(seal, turn, radians);
  for (HeaderField& field : page.header_fields) field.box = LevelBox(field.box, turn, radians);
  page.to_scan = Then(Inverse(turn), page.to_scan);
  return page;
}

}  // namespace vanthu
