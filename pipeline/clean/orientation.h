// orientation: which side of a page is up.
#pragma once

#include <optional>

#include "pipeline/clean/raster.h"

namespace vanthu {

// Quarter turns clockwise that put the page upright, 0 to 3; nothing unless the evidence is strong.
// REQUIRES: 1 bit a pixel.
[[nodiscard]] std::optional<int> QuarterTurns(Pix* ink, int dpi);

}  // namespace vanthu
