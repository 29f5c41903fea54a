// image_page: from a decoded raster, whatever its depth, palette, alpha or odd resolution, to a
// LoadedPage as clean wants it: 1, 8 or 32 bits a pixel, square pixels, a believable dpi.
#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/load.h"
#include "pipeline/load/orientation.h"

struct Pix;

namespace vanthu {

struct RasterFacts {
  Orientation orientation = Orientation::kUpright;  // of the stored raster; for to_scan
  double x_dpi = 0;  // of the upright raster as the file says; 0 = unknown
  double y_dpi = 0;
  // PDF places its images on the page in points, so their dpi is sure; elsewhere it is a tag that
  // cameras and screen programs fill with anything.
  enum class Resolution : std::uint8_t { kTag, kSure } resolution = Resolution::kTag;
};

// Takes over `upright` (already turned). Empty when memory runs out.
[[nodiscard]] std::optional<LoadedPage> MakeImagePage(int number, Pix* upright,
                                                      const RasterFacts& facts);

}  // namespace vanthu
