// pdf_image: the raster of a PDF image, at its own resolution and depth.
#pragma once

#include <cstdint>
#include <expected>

#include "pipeline/load.h"

class QPDFObjectHandle;
struct Pix;

namespace vanthu {

enum class NoRaster : std::uint8_t {
  kUnsupported,  // JBIG2, a soft mask, a color space of inks: poppler must render the page
  kTooLarge,     // over limits.max_pixels
  kDamaged,
};

struct MaskInk {
  bool is_black = true;  // the color an image mask is painted in; others are for the renderer
};

// A new raster, to be owned by the caller. An image mask is black where it is painted.
[[nodiscard]] std::expected<Pix*, NoRaster> DecodePdfImage(QPDFObjectHandle image, MaskInk ink,
                                                           const LoadLimits& limits);

}  // namespace vanthu
