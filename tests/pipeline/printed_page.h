// printed_page: a page with words at known places, for tests of clean and recognize.
//
// Set in Leptonica's own bitmap font, which has ASCII only: these tests are about pixels and boxes,
// not about Vietnamese. The letters' generator makes real ones.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/geometry.h"
#include "pipeline/image.h"
#include "pipeline/load.h"

struct Pix;

namespace vanthu {

struct PrintedWord {
  std::string text;
  Box box;  // of its black pixels
};

struct PrintedPage {
  Image image;  // 1 bit, A4 at kPrintedDpi
  std::vector<PrintedWord> words;
};

inline constexpr int kPrintedDpi = 200;

// Twenty-odd lines of invented text.
[[nodiscard]] PrintedPage PrintPage();
// A white page of the same size.
[[nodiscard]] Image WhitePage();

// As load would give it.
[[nodiscard]] LoadedPage Loaded(Image image, int dpi = kPrintedDpi);
// A copy that the test may draw on.
[[nodiscard]] Pix* CopyOf(const Image& image);
// Pixels that differ between two rasters of the same size and depth.
[[nodiscard]] int DifferentPixels(const Image& a, const Image& b);

}  // namespace vanthu
