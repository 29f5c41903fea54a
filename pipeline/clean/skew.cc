// Leptonica's sweep and search over the variance of line sums.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/skew.h"

#include <leptonica/allheaders.h>

#include <cmath>

namespace vanthu {
namespace {

// Leptonica calls the result reliable from 3; letters with twenty lines give 5 to 30.
constexpr float kLeastConfidence = 3.0F;
// Tesseract follows lines that rise by less than this; turning costs sharpness.
constexpr double kLevelDegrees = 0.25;
constexpr float kSweepRangeDegrees = 7.0F;
constexpr float kSweepStepDegrees = 1.0F;
constexpr float kSearchStepDegrees = 0.01F;
// Reduction of the sweep and of the search for a 200 dpi page: lines stay some pixels high.
constexpr int kFineDpi = 250;

}  // namespace

double SkewDegrees(Pix* ink, int dpi) {
  const bool fine = dpi > kFineDpi;
  l_float32 angle = 0;
  l_float32 confidence = 0;
  const int failed =
      pixFindSkewSweepAndSearch(ink, &angle, &confidence, fine ? 8 : 4, fine ? 4 : 2,
                                kSweepRangeDegrees, kSweepStepDegrees, kSearchStepDegrees);
  if (failed != 0 || confidence < kLeastConfidence || std::abs(angle) < kLevelDegrees) return 0;
  return angle;
}

}  // namespace vanthu
