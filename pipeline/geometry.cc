// Tested by tests/pipeline/geometry_test.cc.
#include "pipeline/geometry.h"

#include <array>
#include <cmath>

namespace vanthu {

Affine Then(const Affine& a, const Affine& b) {
  return {.xx = b.xx * a.xx + b.xy * a.yx,
          .xy = b.xx * a.xy + b.xy * a.yy,
          .x0 = b.xx * a.x0 + b.xy * a.y0 + b.x0,
          .yx = b.yx * a.xx + b.yy * a.yx,
          .yy = b.yx * a.xy + b.yy * a.yy,
          .y0 = b.yx * a.x0 + b.yy * a.y0 + b.y0};
}

Affine Inverse(const Affine& a) {
  const double determinant = a.xx * a.yy - a.xy * a.yx;
  const Affine linear = {.xx = a.yy / determinant,
                         .xy = -a.xy / determinant,
                         .x0 = 0,
                         .yx = -a.yx / determinant,
                         .yy = a.xx / determinant,
                         .y0 = 0};
  return {.xx = linear.xx,
          .xy = linear.xy,
          .x0 = -(linear.xx * a.x0 + linear.xy * a.y0),
          .yx = linear.yx,
          .yy = linear.yy,
          .y0 = -(linear.yx * a.x0 + linear.yy * a.y0)};
}

Box Apply(const Affine& a, const Box& box) {
  if (box.empty()) return box;
  const std::array<std::array<double, 2>, 4> corners = {
      {{static_cast<double>(box.left), static_cast<double>(box.top)},
       {static_cast<double>(box.right), static_cast<double>(box.top)},
       {static_cast<double>(box.left), static_cast<double>(box.bottom)},
       {static_cast<double>(box.right), static_cast<double>(box.bottom)}}};
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (const auto& [x, y] : corners) {
    const double px = a.xx * x + a.xy * y + a.x0;
    const double py = a.yx * x + a.yy * y + a.y0;
    left = std::min(left, px);
    right = std::max(right, px);
    top = std::min(top, py);
    bottom = std::max(bottom, py);
  }
  // Rounding error of the matrix must not grow a box by a pixel.
  constexpr double kTolerance = 1e-6;
  return {.left = static_cast<int>(std::floor(left + kTolerance)),
          .top = static_cast<int>(std::floor(top + kTolerance)),
          .right = static_cast<int>(std::ceil(right - kTolerance)),
          .bottom = static_cast<int>(std::ceil(bottom - kTolerance))};
}

}  // namespace vanthu
