#include "tests/models/digit_model/drawn_strip.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "tests/generator/random.h"
#include "tests/generator/strokes.h"

namespace vanthu {
namespace {

using generator::Point;

// A point at `t` (0 to 1) between b and c on the smooth curve through a, b, c, d (Catmull-Rom).
Point Between(const Point& a, const Point& b, const Point& c, const Point& d, double t) {
  const auto blend = [t](double p, double q, double r, double s) {
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t +
                  (3 * q - p - 3 * r + s) * t * t * t);
  };
  return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

void Dot(const Point& center, double radius, InkStrip& strip) {
  const int reach = static_cast<int>(std::ceil(radius)) + 1;
  for (int y = static_cast<int>(center.y) - reach; y <= static_cast<int>(center.y) + reach; ++y) {
    for (int x = static_cast<int>(center.x) - reach; x <= static_cast<int>(center.x) + reach; ++x) {
      if (x < 0 || y < 0 || x >= strip.width || y >= strip.height) continue;
      if (std::hypot(x + 0.5 - center.x, y + 0.5 - center.y) > radius) continue;
      Fill(x, y, x + 1, y + 1, strip);
    }
  }
}

}  // namespace

InkStrip Flat(int width, int height, std::uint8_t ink) {
  return {width, height,
          std::vector<std::uint8_t>(
              static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ink)};
}

void Fill(int left, int top, int right, int bottom, InkStrip& strip) {
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      strip.ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) +
                static_cast<std::size_t>(x)] = 255;
    }
  }
}

InkStrip DrawDigits(std::string_view digits, int height, std::uint64_t seed) {
  constexpr double kPoints = 14;  // of a digit's height on paper
  constexpr int kMargin = 3;      // pixels
  constexpr int kSteps = 24;      // between two knots
  generator::Random random(seed);
  const generator::Handwriting writing = generator::WriteDigits(digits, kPoints, random);
  const double scale = height / kPoints;
  InkStrip strip =
      Flat(static_cast<int>((writing.ink.right - writing.ink.left) * scale) + 2 * kMargin,
           static_cast<int>((writing.ink.bottom - writing.ink.top) * scale) + 2 * kMargin, 0);
  for (const generator::Stroke& stroke : writing.strokes) {
    const std::size_t last = stroke.points.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
      for (int step = 0; step <= kSteps; ++step) {
        const Point point =
            Between(stroke.points[i == 0 ? 0 : i - 1], stroke.points[i], stroke.points[i + 1],
                    stroke.points[std::min(i + 2, last)], static_cast<double>(step) / kSteps);
        Dot({(point.x - writing.ink.left) * scale + kMargin,
             (point.y - writing.ink.top) * scale + kMargin},
            std::max(0.8, stroke.width * scale / 2), strip);
      }
    }
  }
  return strip;
}

}  // namespace vanthu
