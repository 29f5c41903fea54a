#include "tests/generator/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vanthu::generator {
namespace {

using Shape = std::vector<std::vector<Point>>;

// Digit shapes in a box 0 to 1 (x) by 0 (top) to 1 (baseline), a polyline of knots a stroke.
const Shape& ShapeOf(char digit) {
  static const std::array<Shape, 10> kDigits = {{
      {{{.5, .02}, {.18, .22}, {.08, .58}, {.3, .95}, {.62, .93}, {.88, .6}, {.8, .2}, {.5, .02}}},
      {{{.25, .25}, {.55, .02}, {.5, .5}, {.47, 1.}}},
      {{{.12, .25},
        {.35, .03},
        {.72, .08},
        {.76, .32},
        {.45, .65},
        {.1, .97},
        {.45, .94},
        {.9, .96}}},
      {{{.15, .1}, {.5, .02}, {.78, .2}, {.5, .45}, {.82, .68}, {.62, .95}, {.12, .9}}},
      {{{.55, .02}, {.3, .35}, {.08, .64}, {.5, .64}, {.92, .62}},
       {{.68, .38}, {.64, .7}, {.6, 1.}}},
      {{{.3, .05}, {.25, .25}, {.2, .42}, {.55, .4}, {.82, .62}, {.65, .93}, {.12, .93}},
       {{.3, .05}, {.55, .05}, {.85, .04}}},
      {{{.7, .03},
        {.35, .25},
        {.14, .65},
        {.35, .96},
        {.72, .9},
        {.76, .62},
        {.45, .5},
        {.18, .72}}},
      {{{.1, .08}, {.45, .06}, {.85, .05}, {.6, .45}, {.4, 1.}},
       {{.3, .52}, {.55, .5}, {.78, .48}}},
      {{{.75, .15},
        {.45, .02},
        {.22, .22},
        {.5, .46},
        {.8, .74},
        {.52, .98},
        {.2, .78},
        {.48, .48},
        {.74, .2},
        {.7, .1}}},
      {{{.8, .2}, {.5, .03}, {.2, .25}, {.42, .5}, {.76, .3}, {.8, .2}, {.75, .6}, {.6, 1.}}},
  }};
  static const Shape kSlash = {{{.85, .0}, {.5, .5}, {.15, 1.05}}};
  if (digit >= '0' && digit <= '9') return kDigits[static_cast<std::size_t>(digit - '0')];
  return kSlash;
}

void Enclose(Area& area, const Stroke& stroke) {
  for (const Point& point : stroke.points) {
    area.left = std::min(area.left, point.x - stroke.width / 2);
    area.right = std::max(area.right, point.x + stroke.width / 2);
    area.top = std::min(area.top, point.y - stroke.width / 2);
    area.bottom = std::max(area.bottom, point.y + stroke.width / 2);
  }
}

constexpr Area kNothing = {.left = 1e9, .top = 1e9, .right = -1e9, .bottom = -1e9};

}  // namespace

Handwriting WriteDigits(std::string_view digits, double height, Random& random) {
  Handwriting writing{.strokes = {}, .ink = kNothing, .advance = 0};
  // One hand: slant, pen and breadth are the writer's, the wobble is the moment's.
  const double slant = random.Real(-0.05, 0.3);
  const double breadth = random.Real(0.52, 0.72);
  const double pen = random.Real(0.9, 1.6);
  double x = 0;
  for (const char digit : digits) {
    const double tall = height * random.Real(0.9, 1.1);
    const double wide = tall * breadth * (digit == '1' ? 0.6 : 1.0);
    const double lift = random.Normal(0, height * 0.04);
    for (const std::vector<Point>& knots : ShapeOf(digit)) {
      Stroke stroke{.points = {}, .width = pen};
      for (const Point& knot : knots) {
        const double up = (1.0 - knot.y) * tall;
        stroke.points.push_back({x + knot.x * wide + slant * up + random.Normal(0, tall * 0.022),
                                 -up + lift + random.Normal(0, tall * 0.022)});
      }
      Enclose(writing.ink, stroke);
      writing.strokes.push_back(std::move(stroke));
    }
    x += wide * random.Real(1.08, 1.28);
  }
  writing.advance = x;
  return writing;
}

Handwriting WriteSignature(double width, Random& random) {
  Handwriting writing{.strokes = {}, .ink = kNothing, .advance = width};
  const double tall = width * random.Real(0.28, 0.45);
  Stroke flourish{.points = {}, .width = random.Real(0.9, 1.7)};
  const int loops = random.Between(4, 8);
  for (int i = 0; i < loops; ++i) {
    const double along = -width / 2 + width * i / loops;
    const double swing = tall * random.Real(0.2, 1.0) * (i < loops / 2 ? 1.0 : 0.5);
    flourish.points.push_back({along, random.Real(0, tall * 0.3)});
    flourish.points.push_back({along + width / loops * random.Real(0.3, 0.9), -swing});
    flourish.points.push_back({along + width / loops * random.Real(-0.2, 0.4), -swing * 0.5});
  }
  flourish.points.push_back({width * random.Real(0.4, 0.9), random.Real(-tall * 0.3, tall * 0.4)});
  Stroke underline{.points = {}, .width = flourish.width};
  const double slope = random.Real(-0.2, 0.15);
  for (int i = 0; i <= 4; ++i) {
    const double along = width * (-0.4 + 0.3 * i);
    underline.points.push_back({along, tall * 0.35 + slope * along + random.Normal(0, 1.2)});
  }
  for (Stroke* stroke : {&flourish, &underline}) {
    Enclose(writing.ink, *stroke);
    writing.strokes.push_back(std::move(*stroke));
  }
  return writing;
}

}  // namespace vanthu::generator
