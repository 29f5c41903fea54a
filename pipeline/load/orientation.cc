// Tested by tests/pipeline/load/orientation_test.cc.
#include "pipeline/load/orientation.h"

#include <leptonica/allheaders.h>

#include <cmath>

namespace vanthu {
namespace {

Pix* Replace(Pix* old, Pix* made) {
  pixDestroy(&old);
  return made;
}

}  // namespace

Orientation OrientationFromTag(int tag) {
  return tag >= 1 && tag <= 8 ? static_cast<Orientation>(tag) : Orientation::kUpright;
}

Orientation OrientationFromAxes(double x_right, double x_down, double y_right, double y_down) {
  if (std::abs(x_right) + std::abs(y_down) >= std::abs(x_down) + std::abs(y_right)) {
    if (y_down >= 0) return x_right >= 0 ? Orientation::kUpright : Orientation::kMirrored;
    return x_right >= 0 ? Orientation::kMirroredHalfTurn : Orientation::kHalfTurn;
  }
  if (x_down >= 0) return y_right >= 0 ? Orientation::kTransposed : Orientation::kQuarterTurn;
  return y_right >= 0 ? Orientation::kThreeQuarterTurn : Orientation::kTransversed;
}

bool IsSideways(Orientation orientation) {
  return static_cast<int>(orientation) >= static_cast<int>(Orientation::kTransposed);
}

Pix* TurnUpright(Pix* stored, Orientation orientation) {
  switch (orientation) {
    case Orientation::kUpright:
      return stored;
    case Orientation::kMirrored:
      return Replace(stored, pixFlipLR(nullptr, stored));
    case Orientation::kHalfTurn:
      return Replace(stored, pixRotate180(nullptr, stored));
    case Orientation::kMirroredHalfTurn:
      return Replace(stored, pixFlipTB(nullptr, stored));
    case Orientation::kQuarterTurn:
      return Replace(stored, pixRotate90(stored, 1));
    case Orientation::kThreeQuarterTurn:
      return Replace(stored, pixRotate90(stored, -1));
    case Orientation::kTransposed: {
      Pix* turned = Replace(stored, pixRotate90(stored, 1));
      return turned == nullptr ? nullptr : Replace(turned, pixFlipLR(nullptr, turned));
    }
    case Orientation::kTransversed: {
      Pix* turned = Replace(stored, pixRotate90(stored, 1));
      return turned == nullptr ? nullptr : Replace(turned, pixFlipTB(nullptr, turned));
    }
  }
  return stored;
}

Affine UprightToStored(Orientation orientation, int width, int height) {
  const double w = width;
  const double h = height;
  switch (orientation) {
    case Orientation::kUpright:
      break;
    case Orientation::kMirrored:
      return {.xx = -1, .xy = 0, .x0 = w, .yx = 0, .yy = 1, .y0 = 0};
    case Orientation::kHalfTurn:
      return {.xx = -1, .xy = 0, .x0 = w, .yx = 0, .yy = -1, .y0 = h};
    case Orientation::kMirroredHalfTurn:
      return {.xx = 1, .xy = 0, .x0 = 0, .yx = 0, .yy = -1, .y0 = h};
    case Orientation::kTransposed:
      return {.xx = 0, .xy = 1, .x0 = 0, .yx = 1, .yy = 0, .y0 = 0};
    case Orientation::kQuarterTurn:
      return {.xx = 0, .xy = 1, .x0 = 0, .yx = -1, .yy = 0, .y0 = h};
    case Orientation::kTransversed:
      return {.xx = 0, .xy = -1, .x0 = w, .yx = -1, .yy = 0, .y0 = h};
    case Orientation::kThreeQuarterTurn:
      return {.xx = 0, .xy = -1, .x0 = w, .yx = 1, .yy = 0, .y0 = 0};
  }
  return {};
}

}  // namespace vanthu
