// Runs of black that are longer than any letter's stroke, joined over the small breaks of a scan.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/rules.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <tuple>

namespace vanthu {
namespace {

// The decree's shortest rule is a third of the issuer's line: 10 mm under "SỞ Y TẾ".
constexpr double kLeastMillimeters = 7.0;
// Unbroken part of a rule on a rough scan; letters have no stroke as long.
constexpr double kRunMillimeters = 4.0;
constexpr double kBreakMillimeters = 1.0;
constexpr double kThickestMillimeters = 1.2;
// A rule may rise this much on its way: black-and-white pages keep a skew of up to 1.5°.
constexpr double kMostSlope = 0.03;

}  // namespace

std::vector<Box> HorizontalRules(Pix* ink, int dpi) {
  // A level line may step by a pixel on its way: thicken by one before looking for runs.
  const PixPtr thick(pixDilateBrick(nullptr, ink, 1, 3));
  const PixPtr runs(pixOpenBrick(nullptr, thick.get(), PixelsOf(kRunMillimeters, dpi), 1));
  const PixPtr joined(pixCloseSafeBrick(nullptr, runs.get(), PixelsOf(kBreakMillimeters, dpi), 1));
  if (!joined) return {};
  std::vector<Box> rules;
  for (const Box& piece : PieceBoxesOf(joined.get())) {
    if (piece.width() < PixelsOf(kLeastMillimeters, dpi)) continue;
    const double rise = kMostSlope * piece.width();
    if (piece.height() > PixelsOf(kThickestMillimeters, dpi) + 2 + rise) continue;
    rules.push_back(piece);
  }
  std::ranges::sort(rules, {}, [](const Box& box) { return std::tuple(box.top, box.left); });
  return rules;
}

}  // namespace vanthu
