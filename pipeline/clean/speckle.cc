// Two kinds of dust. A *grain* is a component smaller than the smallest dot a printer sets, so it
// goes wherever it lies. A *speck* may be as big as a dot or a tone mark, so it goes only when no
// glyph is near it: a mark stands within a millimetre of its letter, dust on empty paper does not.
//
// Size alone does not separate them: on speckled 200 dpi letters taking out everything up to 3
// pixels raised word recall (0.912 to 0.918), everything up to 5 pixels ate the diacritics (0.782).
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/speckle.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace vanthu {
namespace {

constexpr int kReferenceDpi = 200;
// Area of a grain in pixels at 200 dpi. The dot of a 11-point "i" has about 9 there.
constexpr double kGrainPixels = 3;
// Smaller than this in both directions may be a speck: the biggest tone mark of 14-point text.
constexpr double kSpeckMillimeters = 1.0;
// A tone mark is closer than this to its letter, leader dots and full stops to their neighbours.
constexpr double kNearMillimeters = 1.3;
// A page with fewer specks is left as it is: a clean page has a few dots that stand alone.
constexpr int kLeastSpecks = 4;

int Components(Pix* pix) {
  l_int32 count = 0;
  pixCountConnComp(pix, /*connectivity=*/8, &count);
  return count;
}

}  // namespace

SpeckleRemoval RemoveSpeckle(Pix* ink, int dpi) {
  const double scale = static_cast<double>(dpi) / kReferenceDpi;
  const int grain = std::max(1, static_cast<int>(std::lround(kGrainPixels * scale * scale)));
  const int speck = PixelsOf(kSpeckMillimeters, dpi);
  const int near = PixelsOf(kNearMillimeters, dpi);

  l_int32 changed = 0;
  const PixPtr no_grain(
      pixSelectByArea(ink, static_cast<l_float32>(grain), 8, L_SELECT_IF_GT, &changed));
  if (!no_grain) return {};
  // Components bigger than a speck in one direction or the other: glyphs, rules, pictures.
  const PixPtr glyphs(pixSelectBySize(no_grain.get(), speck, speck, 8, L_SELECT_IF_EITHER,
                                      L_SELECT_IF_GT, nullptr));
  if (!glyphs) return {};
  const PixPtr around(pixDilateBrick(nullptr, glyphs.get(), 2 * near + 1, 2 * near + 1));
  const PixPtr small(pixSubtract(nullptr, no_grain.get(), glyphs.get()));
  if (!around || !small) return {};
  // Whole small components that reach into the neighbourhood of a glyph stay.
  const PixPtr seeds(pixAnd(nullptr, small.get(), around.get()));
  const PixPtr marks(pixSeedfillBinary(nullptr, seeds.get(), small.get(), 8));
  if (!marks) return {};
  PixPtr kept(pixOr(nullptr, glyphs.get(), marks.get()));
  const PixPtr removed(pixSubtract(nullptr, ink, kept.get()));
  const int specks = Components(removed.get());
  if (specks < kLeastSpecks) return {.image = nullptr, .specks = specks};
  return {.image = std::move(kept), .specks = specks};
}

}  // namespace vanthu
