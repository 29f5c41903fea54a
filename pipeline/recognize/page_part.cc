// Tested by tests/pipeline/recognize/page_part_test.cc.
#include "pipeline/recognize/page_part.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <utility>

#include "pipeline/clean/raster.h"

namespace vanthu {
namespace {

// The engine loses letters at the edge.
constexpr int kMargin = 8;  // pixels
constexpr l_uint32 kWhite = 255;
// A view that leans more is read wrong; pages are upright after cleaning, scans need not be.
constexpr double kMostLean = 0.05;

}  // namespace

PageView KeepInk(const Image& scan, int dpi, const Affine& to_scan) {
  constexpr int kColorDepth = 32;
  if (scan.depth() != kColorDepth || to_scan.xx <= 0 || to_scan.yy <= 0 ||
      std::abs(to_scan.xy) > kMostLean * to_scan.xx) {
    return {};
  }
  return {.image = Image(pixConvertRGBToGrayMinMax(scan.pix(), L_CHOOSE_MIN)),
          .dpi = dpi,
          .to_image = to_scan};
}

Image Cut(const Image& image, const Box& region) {
  const Box inside =
      Intersection(region, {.left = 0, .top = 0, .right = image.width(), .bottom = image.height()});
  if (image.empty() || inside.empty()) return {};
  const BoxPtr clip(boxCreate(inside.left, inside.top, inside.width(), inside.height()));
  if (!clip) return {};
  Pix* part = pixClipRectangle(image.pix(), clip.get(), nullptr);
  return part == nullptr ? Image() : Image(part);
}

std::expected<std::vector<OcrLine>, Error> ReadPart(const PageView& view, const Box& region,
                                                    Recognizer::Layout layout,
                                                    Recognizer& recognizer, float scale) {
  const Box place = Intersection(
      Apply(view.to_image, region),
      {.left = 0, .top = 0, .right = view.image.width(), .bottom = view.image.height()});
  if (place.empty()) return std::vector<OcrLine>();
  const Image part = Cut(view.image, place);
  if (part.empty()) return std::vector<OcrLine>();
  const PixPtr gray(pixConvertTo8(part.pix(), /*cmapflag=*/0));
  const PixPtr sized(scale == 1.0F ? pixClone(gray.get()) : pixScale(gray.get(), scale, scale));
  if (!sized) return std::vector<OcrLine>();
  CleanPage page;
  page.image = Image(pixAddBorder(sized.get(), kMargin, kWhite));
  page.dpi = static_cast<int>(scale * static_cast<float>(view.dpi));
  const Box whole = {
      .left = 0, .top = 0, .right = page.image.width(), .bottom = page.image.height()};
  auto lines = recognizer.RecognizeRegion(page, whole, layout);
  if (!lines) return lines;
  const double back = 1 / static_cast<double>(scale);
  const Affine to_view = {.xx = back,
                          .xy = 0,
                          .x0 = place.left - kMargin * back,
                          .yx = 0,
                          .yy = back,
                          .y0 = place.top - kMargin * back};
  const Affine to_page = Then(to_view, Inverse(view.to_image));
  for (OcrLine& line : *lines) {
    line.box = Apply(to_page, line.box);
    for (Word& word : line.words) word.box = Apply(to_page, word.box);
  }
  return lines;
}

}  // namespace vanthu
