// Box and Affine: where things stand on a page, in pixels, origin top left, y down.
#pragma once

#include <algorithm>
#include <compare>

namespace vanthu {

// Half-open: right and bottom are not included. Empty when right <= left or bottom <= top.
struct Box {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int height() const { return bottom - top; }
  [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] double center_x() const { return (left + right) / 2.0; }
  [[nodiscard]] double center_y() const { return (top + bottom) / 2.0; }
  auto operator<=>(const Box&) const = default;
};

// The smallest box around both; an empty box adds nothing.
[[nodiscard]] inline Box Union(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}
[[nodiscard]] inline Box Intersection(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

// x' = xx·x + xy·y + x0;  y' = yx·x + yy·y + y0.
struct Affine {
  double xx = 1, xy = 0, x0 = 0;
  double yx = 0, yy = 1, y0 = 0;

  auto operator<=>(const Affine&) const = default;
};

// First `a`, then `b`.
[[nodiscard]] Affine Then(const Affine& a, const Affine& b);
// The way back. REQUIRES: `a` is not degenerate.
[[nodiscard]] Affine Inverse(const Affine& a);
// The smallest box around the image of `box`.
[[nodiscard]] Box Apply(const Affine& a, const Box& box);

}  // namespace vanthu
