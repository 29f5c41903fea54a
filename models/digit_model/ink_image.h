// ink_image: a strip of ink in the form the net has learnt to read.
#pragma once

#include <optional>
#include <vector>

#include "models/digit_model/ink_strip.h"

namespace vanthu {

// Rows of every image the net sees.
inline constexpr int kInkRows = 32;
// Columns of the narrowest, a single upright stroke and its margins.
inline constexpr int kFewestInkColumns = 24;

// kInkRows rows of `columns` values from 0 (paper) to 1 (ink).
struct InkImage {
  int columns = 0;
  std::vector<float> values;
};

// True when the strip has as many bytes as it says and is not larger than any strip can be.
[[nodiscard]] bool IsSound(const InkStrip& strip);

// The ink cropped, scaled to one height, `stretch` times as wide as it is, with full contrast and a
// margin of paper; nothing when there is no ink. Strips of any width give images of bounded width.
// REQUIRES: IsSound(strip), stretch > 0
[[nodiscard]] std::optional<InkImage> NormalizeInk(const InkStrip& strip, double stretch);

}  // namespace vanthu
