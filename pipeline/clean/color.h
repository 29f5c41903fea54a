// color: a color page as gray, with seals and signatures in colored ink taken off the text.
#pragma once

#include <vector>

#include "pipeline/clean/raster.h"
#include "pipeline/geometry.h"

namespace vanthu {

struct GrayPage {
  PixPtr gray;             // 8 bits a pixel
  std::vector<Box> seals;  // where colored ink was taken off, best first
};

// REQUIRES: 32 bits a pixel.
[[nodiscard]] GrayPage TakeColorOff(Pix* page, int dpi);
// The plain conversion, nothing taken off. Any depth.
[[nodiscard]] PixPtr ToGray(Pix* page);

}  // namespace vanthu
