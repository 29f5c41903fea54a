// raster: Leptonica's rasters, boxes and lists of both, owned while a stage works on them; the
// pieces ink hangs together in; lengths on paper as pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "pipeline/geometry.h"

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

// How far ink hangs together: over the four sides of its pixels, or over their corners too.
enum class Joined : std::uint8_t { kOverSides, kOverCorners };

struct RasterPiece {
  Box box;
  PixPtr pix;  // of the box, with this piece alone
};
// In Leptonica's order, from the top. Empty without memory. REQUIRES: one bit a pixel.
[[nodiscard]] std::vector<RasterPiece> PiecesOf(Pix* ink, Joined joined);
// The boxes alone, of what is joined over corners.
[[nodiscard]] std::vector<Box> PieceBoxesOf(Pix* ink);

// At least 1.
[[nodiscard]] int PixelsOf(double millimeters, int dpi);

}  // namespace vanthu
