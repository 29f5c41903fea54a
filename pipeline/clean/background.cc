// Leptonica's background map: the paper's brightness in tiles, and the page divided by it.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/background.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace vanthu {
namespace {

// Tiles are small against a shadow and large against a bold capital.
constexpr double kTileMillimeters = 2.5;
// Darker than this is never paper.
constexpr int kInkBelow = 80;
constexpr int kWhite = 250;
constexpr int kSmooth = 2;
// Paper that is everywhere brighter than this, or varies by less than the other, is left alone:
// Tesseract's own threshold copes.
constexpr double kBrightPaper = 200;
constexpr int kEvenPaper = 40;

// A fixed cut for pages that have no second peak in their histogram.
constexpr int kLeastContrast = 50;
constexpr int kThresholdBelowPaper = 60;

}  // namespace

PixPtr EvenBackground(Pix* gray, int dpi) {
  const int tile = std::max(4, PixelsOf(kTileMillimeters, dpi));
  const int least_pixels = tile * tile / 3;
  Pix* map = nullptr;
  if (pixGetBackgroundGrayMap(gray, nullptr, tile, tile, kInkBelow, least_pixels, &map) != 0) {
    return nullptr;
  }
  const PixPtr paper(map);
  // Single tiles under a picture or a stamp are not the paper.
  constexpr float kDarkShare = 0.02F;
  constexpr float kBrightShare = 0.5F;
  l_float32 dark = 0;
  l_float32 bright = 0;
  if (pixGetRankValueMasked(paper.get(), nullptr, 0, 0, 1, kDarkShare, &dark, nullptr) != 0 ||
      pixGetRankValueMasked(paper.get(), nullptr, 0, 0, 1, kBrightShare, &bright, nullptr) != 0) {
    return nullptr;
  }
  if (dark >= kBrightPaper || bright - dark < kEvenPaper) return nullptr;
  const PixPtr inverse(pixGetInvBackgroundMap(paper.get(), kWhite, kSmooth, kSmooth));
  if (!inverse) return nullptr;
  return PixPtr(pixApplyInvBackgroundGrayMap(gray, inverse.get(), tile, tile));
}

Binarized Binarize(Pix* gray) {
  // Otsu's split, moved to the valley between the peaks.
  constexpr float kScoreFraction = 0.1F;
  constexpr int kSampling = 2;
  l_int32 threshold = 0;
  l_int32 ink = 0;
  l_int32 paper = 0;
  if (pixSplitDistributionFgBg(gray, kScoreFraction, kSampling, &threshold, &ink, &paper,
                               nullptr) != 0) {
    return {};
  }
  const int contrast = paper - ink;
  // An empty page is split in the middle of the paper's own noise.
  if (contrast < kLeastContrast) threshold = std::max(1, paper - kThresholdBelowPaper);
  return {.ink = PixPtr(pixThresholdToBinary(gray, threshold)), .contrast = contrast};
}

}  // namespace vanthu
