// speckle: the dust of old scans, taken off without touching dots and diacritics.
#pragma once

#include "pipeline/clean/raster.h"

namespace vanthu {

struct SpeckleRemoval {
  PixPtr image;    // 1 bit; null when nothing was to do
  int specks = 0;  // how many were found
};

// REQUIRES: `ink` has 1 bit a pixel, text is black (1).
[[nodiscard]] SpeckleRemoval RemoveSpeckle(Pix* ink, int dpi);

}  // namespace vanthu
