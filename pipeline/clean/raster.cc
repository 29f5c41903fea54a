// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/raster.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace vanthu {

void LeptonicaDeleter::operator()(::Box* box) const { boxDestroy(&box); }
void LeptonicaDeleter::operator()(Boxa* boxa) const { boxaDestroy(&boxa); }
void LeptonicaDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }
void LeptonicaDeleter::operator()(Pixa* pixa) const { pixaDestroy(&pixa); }

int PixelsOf(double millimeters, int dpi) {
  constexpr double kMillimetersPerInch = 25.4;
  return std::max(1, static_cast<int>(std::lround(millimeters * dpi / kMillimetersPerInch)));
}

}  // namespace vanthu
