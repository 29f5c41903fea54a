// seal_rim: the rims of a round seal in black, taken off the text they cross.
//
// On a black-and-white scan the seal's rims, the signature and the title under them are one blot.
// The rims are thin circles about one center, so they can be told from the strokes of letters: what
// lies on a circle and goes on neither outwards nor inwards is the rim, what crosses it is text.
#pragma once

#include <optional>

#include "pipeline/image.h"

namespace vanthu {

struct SealCircle {
  double x = 0;  // of the center, pixels
  double y = 0;
  double radius = 0;  // of the outer rim
};

// The largest round seal in `image`, 26 to 44 mm across (1 or 8 bits a pixel), dark on white.
[[nodiscard]] std::optional<SealCircle> FindSeal(const Image& image, int dpi);

// `image` with the rims about the seal's center made white; 8 bits a pixel.
[[nodiscard]] Image WithoutRims(const Image& image, int dpi, const SealCircle& seal);

}  // namespace vanthu
