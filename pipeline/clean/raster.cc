// Tested by tests/pipeline/clean/raster_test.cc.
#include "pipeline/clean/raster.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace vanthu {

void LeptonicaDeleter::operator()(::Box* box) const { boxDestroy(&box); }
void LeptonicaDeleter::operator()(Boxa* boxa) const { boxaDestroy(&boxa); }
void LeptonicaDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }
void LeptonicaDeleter::operator()(Pixa* pixa) const { pixaDestroy(&pixa); }

namespace {

Box BoxAt(Boxa* boxes, l_int32 i) {
  l_int32 x = 0;
  l_int32 y = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
  return {.left = x, .top = y, .right = x + width, .bottom = y + height};
}

}  // namespace

std::vector<RasterPiece> PiecesOf(Pix* ink, Joined joined) {
  PIXA* pixa = nullptr;
  const BoxaPtr boxes(pixConnComp(ink, &pixa, joined == Joined::kOverSides ? 4 : 8));
  const PixaPtr owned(pixa);
  std::vector<RasterPiece> pieces;
  if (!boxes || !owned) return pieces;
  for (l_int32 i = 0; i < boxaGetCount(boxes.get()); ++i) {
    pieces.push_back({.box = BoxAt(boxes.get(), i), .pix = PixPtr(pixaGetPix(pixa, i, L_CLONE))});
  }
  return pieces;
}

std::vector<Box> PieceBoxesOf(Pix* ink) {
  const BoxaPtr boxes(pixConnCompBB(ink, 8));
  std::vector<Box> pieces;
  if (!boxes) return pieces;
  for (l_int32 i = 0; i < boxaGetCount(boxes.get()); ++i) pieces.push_back(BoxAt(boxes.get(), i));
  return pieces;
}

int PixelsOf(double millimeters, int dpi) {
  constexpr double kMillimetersPerInch = 25.4;
  return std::max(1, static_cast<int>(std::lround(millimeters * dpi / kMillimetersPerInch)));
}

}  // namespace vanthu
