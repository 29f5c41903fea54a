// Leptonica's count of ascenders against descenders, in both directions: letters that stick out
// upwards (b, d, h, and in Vietnamese every tone mark) outnumber those that hang down. Tesseract's
// own detection (OSD) needs a second model and a second pass and was not needed.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/orientation.h"

#include <leptonica/allheaders.h>

#include <cmath>

namespace vanthu {
namespace {

// The count works on letters as they are at 150 to 300 dpi; at 100 dpi it put five of fifteen pages
// on their heads.
constexpr int kReduceAboveDpi = 250;
constexpr int kExpandBelowDpi = 150;
// Normalized difference of the counts. Upright letters of 100 words and more give 8 to 30.
constexpr float kLeastConfidence = 5.0F;
// One direction has to beat the other by this factor.
constexpr float kLeastRatio = 2.5F;

}  // namespace

std::optional<int> QuarterTurns(Pix* ink, int dpi) {
  const PixPtr reduced(dpi > kReduceAboveDpi   ? pixReduceRankBinary2(ink, 2, nullptr)
                       : dpi < kExpandBelowDpi ? pixExpandBinaryPower2(ink, 2)
                                               : pixClone(ink));
  l_float32 up = 0;
  l_float32 left = 0;
  if (!reduced || pixOrientDetect(reduced.get(), &up, &left, /*mincount=*/0, /*debug=*/0) != 0) {
    return std::nullopt;
  }
  // Positive: more sticks out upwards, and to the left.
  const float up_strength = std::abs(up);
  const float left_strength = std::abs(left);
  if (up_strength > kLeastConfidence && up_strength > kLeastRatio * left_strength) {
    return up > 0 ? 0 : 2;
  }
  if (left_strength > kLeastConfidence && left_strength > kLeastRatio * up_strength) {
    return left > 0 ? 1 : 3;
  }
  return std::nullopt;
}

}  // namespace vanthu
