// Leptonica's convolution gives the same pixels with nine multiplications of floats each, which was
// a third of what clean cost on a black-and-white page; here they are counted, a row at a time.
//
// Tested by tests/pipeline/clean/smooth_test.cc.
#include "pipeline/clean/smooth.h"

#include <leptonica/allheaders.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

constexpr int kWeights = 16;
constexpr int kWhite = 255;

// The gray of a pixel by how many sixteenths of it are ink.
constexpr std::array<std::uint8_t, kWeights + 1> kGrays = [] {
  std::array<std::uint8_t, kWeights + 1> grays = {};
  for (int ink = 0; ink <= kWeights; ++ink) {
    grays.at(static_cast<std::size_t>(ink)) =
        static_cast<std::uint8_t>((kWhite * (kWeights - ink) + kWeights / 2) / kWeights);
  }
  return grays;
}();

using Row = std::vector<std::uint8_t>;

// The ink of row `y` in quarters, from each pixel and its neighbors on both sides.
void CountRow(Pix* pix, int y, Row& pixels, Row& quarters) {
  const l_uint32* const line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
  const std::size_t width = quarters.size();
  for (std::size_t x = 0; x < width; ++x) {
    pixels[x + 1] = static_cast<std::uint8_t>(GET_DATA_BIT(line, x));
  }
  pixels.front() = pixels[1];
  pixels.back() = pixels[width];
  for (std::size_t x = 0; x < width; ++x) {
    quarters[x] = static_cast<std::uint8_t>(pixels[x] + 2 * pixels[x + 1] + pixels[x + 2]);
  }
}

}  // namespace

PixPtr Smoothed(Pix* bitonal) {
  const int width = pixGetWidth(bitonal);
  const int height = pixGetHeight(bitonal);
  constexpr int kDepth = 8;
  PixPtr gray(pixCreate(width, height, kDepth));
  if (!gray) return nullptr;
  pixCopyResolution(gray.get(), bitonal);
  const auto columns = static_cast<std::size_t>(width);
  Row pixels(columns + 2);
  Row above(columns);
  Row here(columns);
  Row below(columns);
  CountRow(bitonal, 0, pixels, here);
  above = here;
  for (int y = 0; y < height; ++y) {
    if (y + 1 < height) {
      CountRow(bitonal, y + 1, pixels, below);
    } else {
      below = here;
    }
    l_uint32* const line =
        pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
    for (std::size_t x = 0; x < columns; ++x) {
      SET_DATA_BYTE(line, x, kGrays[static_cast<std::size_t>(above[x] + 2 * here[x] + below[x])]);
    }
    std::swap(above, here);
    std::swap(here, below);
  }
  return gray;
}

}  // namespace vanthu
