// Strokes: what a pen leaves on paper, as curves in points.
#pragma once

#include <string_view>
#include <vector>

#include "tests/generator/random.h"
#include "tests/generator/type_metrics.h"

namespace vanthu::generator {

struct Point {
  double x = 0;
  double y = 0;
};

struct Stroke {
  std::vector<Point> points;  // a smooth curve goes through them
  double width = 1;           // points
};

struct Handwriting {
  std::vector<Stroke> strokes;
  Area ink;
  double advance = 0;  // points
};

// Digits and "/" written by one hand, standing on the baseline y = 0 from x = 0.
[[nodiscard]] Handwriting WriteDigits(std::string_view digits, double height, Random& random);
// A signature about `width` points wide around (0, 0).
[[nodiscard]] Handwriting WriteSignature(double width, Random& random);

}  // namespace vanthu::generator
