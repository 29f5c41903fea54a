// skew: how far the lines of a page are from level.
#pragma once

#include "pipeline/clean/raster.h"

namespace vanthu {

// Degrees to turn clockwise so that lines become level; 0 when they are, or when the page does not
// say clearly (a few words, a table at an angle). REQUIRES: 1 bit a pixel.
[[nodiscard]] double SkewDegrees(Pix* ink, int dpi);

}  // namespace vanthu
