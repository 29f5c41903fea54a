// ink_mask: which pixels of a small picture are ink, and how they hang together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/geometry.h"

namespace vanthu {

// Which pixels are ink; rows of bytes, 0 or 1.
class InkMask {
 public:
  InkMask(int width, int height)
      : width_(width),
        height_(height),
        bits_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] bool Has(int x, int y) const {
    return x >= 0 && y >= 0 && x < width_ && y < height_ && bits_[At(x, y)] != 0;
  }
  void Set(int x, int y, bool ink) { bits_[At(x, y)] = ink ? 1 : 0; }

  // How many ink pixels lie in a row, or in a column, through a pixel of ink.
  [[nodiscard]] int RunAcross(int x, int y) const {
    int left = x;
    while (Has(left - 1, y)) --left;
    int right = x;
    while (Has(right + 1, y)) ++right;
    return right - left + 1;
  }
  [[nodiscard]] int RunDown(int x, int y) const {
    int top = y;
    while (Has(x, top - 1)) --top;
    int bottom = y;
    while (Has(x, bottom + 1)) ++bottom;
    return bottom - top + 1;
  }

 private:
  [[nodiscard]] std::size_t At(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  int width_;
  int height_;
  std::vector<std::uint8_t> bits_;
};

// Rules and solid leaders go: long runs that are thin. The strokes that cross them stay. `em` is
// that of the print beside them, in pixels.
void EraseLeaders(InkMask& ink, double em);

// Ink that hangs together, over corners too.
struct InkComponent {
  Box box;
  std::vector<std::pair<int, int>> pixels;
};

// From the top left pixel on, line by line.
[[nodiscard]] std::vector<InkComponent> FindInkComponents(const InkMask& ink);

}  // namespace vanthu
