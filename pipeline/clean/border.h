// border: the black frame and shadow lines that a scanner leaves around the sheet.
#pragma once

#include "pipeline/clean/raster.h"

namespace vanthu {

// The black that belongs to the border, as a 1 bit mask of the page; null when there is none.
// REQUIRES: 1 bit a pixel.
[[nodiscard]] PixPtr BorderMask(Pix* ink, int dpi);

}  // namespace vanthu
