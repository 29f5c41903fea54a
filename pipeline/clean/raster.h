// raster: Leptonica's rasters, boxes and lists of both, owned while a stage works on them, and
// lengths on paper as pixels.
#pragma once

#include <memory>

struct Box;
struct Boxa;
struct Pix;
struct Pixa;

namespace vanthu {

struct LeptonicaDeleter {
  void operator()(::Box* box) const;
  void operator()(Boxa* boxa) const;
  void operator()(Pix* pix) const;
  void operator()(Pixa* pixa) const;
};
using BoxPtr = std::unique_ptr<::Box, LeptonicaDeleter>;
using BoxaPtr = std::unique_ptr<Boxa, LeptonicaDeleter>;
using PixPtr = std::unique_ptr<Pix, LeptonicaDeleter>;
using PixaPtr = std::unique_ptr<Pixa, LeptonicaDeleter>;

// At least 1.
[[nodiscard]] int PixelsOf(double millimeters, int dpi);

}  // namespace vanthu
