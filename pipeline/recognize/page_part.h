// page_part: a part of a page, cut out and read by itself.
#pragma once

#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/image.h"
#include "pipeline/recognize.h"

namespace vanthu {

// Pixels something can be read from, and the way to them from the page its words belong to.
struct PageView {
  Image image;
  int dpi = 0;
  Affine to_image;
};

// The page's ink of every color as the scan has it, seals and signatures too: 8 bits a pixel, as
// dark as the darkest channel. Empty when `scan` has no colors, or lies across the page. `to_scan`
// leads to it from the page.
[[nodiscard]] PageView KeepInk(const Image& scan, int dpi, const Affine& to_scan);

// `region` of `image`; empty when it lies outside.
[[nodiscard]] Image Cut(const Image& image, const Box& region);

// What stands in `region` of the page, read at `scale` with white paper around it. Boxes are on the
// page.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadPart(const PageView& view,
                                                                  const Box& region,
                                                                  Recognizer::Layout layout,
                                                                  Recognizer& recognizer,
                                                                  float scale = 1);

}  // namespace vanthu
