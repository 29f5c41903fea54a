// rules: long horizontal printed lines: under the motto, under the issuer, above the address, in
// tables.
#pragma once

#include <vector>

#include "pipeline/clean/raster.h"
#include "pipeline/geometry.h"

namespace vanthu {

// From top to bottom, then from left to right. REQUIRES: 1 bit a pixel, lines level to 1.5°.
[[nodiscard]] std::vector<Box> HorizontalRules(Pix* ink, int dpi);

}  // namespace vanthu
