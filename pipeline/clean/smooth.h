// smooth: a black-and-white raster as gray, its steps softened.
#pragma once

#include "pipeline/clean/raster.h"

struct Pix;

namespace vanthu {

// Each pixel becomes the mean of the nine around it, weighted 1 2 1 both ways; beyond the edge
// the raster goes on as at the edge. Null when memory runs out.
// REQUIRES: one bit a pixel.
[[nodiscard]] PixPtr Smoothed(Pix* bitonal);

}  // namespace vanthu
