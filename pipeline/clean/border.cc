// What touches the edge of the image and is bigger than a letter is border, as far as it stays in
// the outer strip where a letter prints nothing (the decree's margins are 15 mm and more).
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/border.h"

#include <leptonica/allheaders.h>

#include <utility>

namespace vanthu {
namespace {

// Components within this of the image's edge count as touching it: scanners leave a white line.
constexpr double kEdgeMillimeters = 1.0;
// Borders reach at most this far in; a signature or a table that runs off the sheet goes on.
constexpr double kStripMillimeters = 12.0;
// Less than this in both directions may be a cut letter or a page number.
constexpr double kLeastMillimeters = 6.0;

PixPtr Frame(Pix* like, int width) {
  PixPtr frame(pixCreateTemplate(like));
  if (!frame) return frame;
  pixSetAll(frame.get());
  const l_int32 inner_width = pixGetWidth(like) - 2 * width;
  const l_int32 inner_height = pixGetHeight(like) - 2 * width;
  if (inner_width > 0 && inner_height > 0) {
    pixRasterop(frame.get(), width, width, inner_width, inner_height, PIX_CLR, nullptr, 0, 0);
  }
  return frame;
}

}  // namespace

PixPtr BorderMask(Pix* ink, int dpi) {
  const PixPtr edge = Frame(ink, PixelsOf(kEdgeMillimeters, dpi));
  const PixPtr strip = Frame(ink, PixelsOf(kStripMillimeters, dpi));
  if (!edge || !strip) return nullptr;
  const PixPtr in_strip(pixAnd(nullptr, ink, strip.get()));
  const PixPtr seeds(pixAnd(nullptr, in_strip.get(), edge.get()));
  if (!in_strip || !seeds) return nullptr;
  const PixPtr touching(pixSeedfillBinary(nullptr, seeds.get(), in_strip.get(), 8));
  if (!touching) return nullptr;
  const int least = PixelsOf(kLeastMillimeters, dpi);
  PixPtr border(pixSelectBySize(touching.get(), least, least, 8, L_SELECT_IF_EITHER,
                                L_SELECT_IF_GTE, nullptr));
  l_int32 none = 1;
  if (!border || pixZero(border.get(), &none) != 0 || none != 0) return nullptr;
  return border;
}

}  // namespace vanthu
