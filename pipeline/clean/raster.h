// raster: an owned Leptonica raster while clean works on it, and lengths on paper as pixels.
#pragma once

#include <memory>

struct Pix;

namespace vanthu {

struct PixDeleter {
  void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

// At least 1.
[[nodiscard]] int PixelsOf(double millimeters, int dpi);

}  // namespace vanthu
