// background: paper made white where it is gray, yellow or in shadow.
#pragma once

#include "pipeline/clean/raster.h"

namespace vanthu {

// The page with an even white background; null when it has one already. REQUIRES: 8 bits a pixel.
[[nodiscard]] PixPtr EvenBackground(Pix* gray, int dpi);

struct Binarized {
  PixPtr ink;        // 1 bit a pixel
  int contrast = 0;  // gray levels between ink and paper; 0 when there is no ink
};

// For measuring, not for reading: Tesseract makes its own. REQUIRES: 8 bits a pixel.
[[nodiscard]] Binarized Binarize(Pix* gray);

}  // namespace vanthu
