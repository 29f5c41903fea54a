// Orientation: the eight ways a stored raster can stand on the page, numbered as EXIF and TIFF
// number them (tag 274), and the way back from the upright raster to the stored one.
//
//   1 as stored          2 mirrored left-right   3 turned 180°         4 mirrored top-bottom
//   5 mirrored about the 6 to be turned 90°      7 mirrored about the  8 to be turned 270°
//     falling diagonal     clockwise               rising diagonal       clockwise
#pragma once

#include <cstdint>

#include "pipeline/geometry.h"

struct Pix;

namespace vanthu {

enum class Orientation : std::uint8_t {
  kUpright = 1,
  kMirrored = 2,
  kHalfTurn = 3,
  kMirroredHalfTurn = 4,
  kTransposed = 5,
  kQuarterTurn = 6,
  kTransversed = 7,
  kThreeQuarterTurn = 8,
};

// Any number that is not one of the eight (files lie) gives kUpright.
[[nodiscard]] Orientation OrientationFromTag(int tag);

// The orientation that takes the raster's axes to these directions on the page (y down): +x of the
// raster points to (x_right, x_down), +y to (y_right, y_down). Small skew is rounded away.
[[nodiscard]] Orientation OrientationFromAxes(double x_right, double x_down, double y_right,
                                              double y_down);

// Width and height trade places.
[[nodiscard]] bool IsSideways(Orientation orientation);

// Takes over `stored` and returns it upright; null when memory runs out.
[[nodiscard]] Pix* TurnUpright(Pix* stored, Orientation orientation);

// From the upright raster to the stored one of `width` x `height` pixels.
[[nodiscard]] Affine UprightToStored(Orientation orientation, int width, int height);

}  // namespace vanthu
