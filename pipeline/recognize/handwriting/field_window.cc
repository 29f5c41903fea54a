// Tested by tests/pipeline/recognize/handwriting/field_window_test.cc.
#include "pipeline/recognize/handwriting/field_window.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace vanthu {
namespace {

// The window around the field, in em: enough of the print on both sides to compare with, and room
// for the longest strokes.
constexpr double kWindowSide = 2.0;
constexpr double kWindowAbove = 1.7;
constexpr double kWindowBelow = 1.0;

struct Pixel {
  double gray = 255;
  double color = 0;
};

Pixel PixelOf(Pix* pix, int x, int y) {
  if (x < 0 || y < 0 || x >= pixGetWidth(pix) || y >= pixGetHeight(pix)) return {};
  const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
  switch (pixGetDepth(pix)) {
    case 1:
      return {.gray = GET_DATA_BIT(line, x) != 0 ? 0.0 : 255.0};
    case 8:
      return {.gray = static_cast<double>(GET_DATA_BYTE(line, x))};
    default: {
      l_int32 red = 0;
      l_int32 green = 0;
      l_int32 blue = 0;
      extractRGBValues(line[x], &red, &green, &blue);
      // The red channel shows red ink as paper, blue and black ink as dark.
      return {.gray = static_cast<double>(red), .color = static_cast<double>(blue - red)};
    }
  }
}

// Between the four pixels around a point.
Pixel Sample(Pix* pix, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  const double fx = x - left;
  const double fy = y - top;
  Pixel sum = {.gray = 0};
  for (int dy = 0; dy < 2; ++dy) {
    for (int dx = 0; dx < 2; ++dx) {
      const double weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
      if (weight == 0) continue;
      const Pixel pixel = PixelOf(pix, left + dx, top + dy);
      sum.gray += weight * pixel.gray;
      sum.color += weight * pixel.color;
    }
  }
  return sum;
}

}  // namespace

FieldWindow CutFieldWindow(const Image& image, const Affine& to_scan, const FieldPlace& place) {
  Pix* const scan = image.pix();
  FieldWindow window;
  const double native = std::sqrt(std::abs(to_scan.xx * to_scan.yy - to_scan.xy * to_scan.yx));
  window.scale = std::max(1.0, native);
  window.left = std::floor(place.left - kWindowSide * place.em);
  window.top = std::floor(place.baseline - kWindowAbove * place.em);
  const double right = place.right + kWindowSide * place.em;
  const double bottom = place.baseline + kWindowBelow * place.em;
  window.width = static_cast<int>((right - window.left) * window.scale);
  window.height = static_cast<int>((bottom - window.top) * window.scale);
  if (window.width <= 0 || window.height <= 0) return {};
  const std::size_t size =
      static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height);
  window.gray.resize(size);
  window.color.resize(size);
  for (int y = 0; y < window.height; ++y) {
    for (int x = 0; x < window.width; ++x) {
      const double px = window.left + x / window.scale;
      const double py = window.top + y / window.scale;
      const Pixel pixel = Sample(scan, to_scan.xx * px + to_scan.xy * py + to_scan.x0,
                                 to_scan.yx * px + to_scan.yy * py + to_scan.y0);
      window.gray[window.At(x, y)] = static_cast<std::uint8_t>(std::lround(pixel.gray));
      window.color[window.At(x, y)] = static_cast<std::int16_t>(std::lround(pixel.color));
    }
  }
  return window;
}

}  // namespace vanthu
