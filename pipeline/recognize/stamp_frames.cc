// An outline is a connected piece of ink with a hole in it; how it lies follows from the second
// moments of the outline and the hole together, which serves a slanted arrow as well as a box.
// Tried and rejected: finding four straight lines; stamps are pressed by hand, bent and worn.
//
// Tested by tests/pipeline/recognize/stamp_frames_test.cc.
#include "pipeline/recognize/stamp_frames.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>

#include "pipeline/clean/raster.h"

namespace vanthu {
namespace {

// Outlines are looked for at this resolution: their lines are half a millimeter wide.
constexpr int kSearchDpi = 100;
// Paper is brighter, also beside a line that is thinner than a pixel of the small image.
constexpr int kPaper = 190;
// Breaks of a worn outline, in millimeters.
constexpr double kBreakMillimeters = 0.8;
// The decree's stamps are 20 to 50 mm wide; the name of a receiving body makes its stamp wider.
constexpr double kLeastLengthMillimeters = 12;
constexpr double kMostLengthMillimeters = 80;
constexpr double kLeastWidthMillimeters = 5;
constexpr double kMostWidthMillimeters = 60;
// What is inside the outline, as a share of it all: letters and thick lines take the rest.
constexpr double kLeastHole = 0.35;
// What outline and inside fill of the rectangle around them: a box 1, an arrow with its head two
// thirds, a ring of text less.
constexpr double kLeastFill = 0.5;
// The outline's own thickness, which is no part of the words.
constexpr double kOutlineMillimeters = 0.6;
// The holes of letters outside that touch the outline are smaller.
constexpr double kLetterHoleMillimeters = 4;
// A line of text that the outline runs through, or that touches a line inside it.
constexpr double kTextLineMillimeters = 12;
// No stroke of a letter is as long; the sides of an outline are, also where they are bent.
constexpr double kStraightMillimeters = 5;
// The engine reads words of this height best.
constexpr int kReadingDpi = 300;
// White paper around what is cut out, in pixels: the engine loses letters at the edge.
constexpr int kMargin = 20;
constexpr l_uint8 kWhite = 255;

// The ink of the page at kSearchDpi, and how many pixels of the page one of its pixels is.
struct Small {
  PixPtr ink;
  double scale = 1;
};

Small Shrink(const CleanPage& page) {
  Small small;
  const int dpi = page.dpi > 0 ? page.dpi : kReadingDpi;
  const PixPtr gray(pixConvertTo8(page.image.pix(), /*cmapflag=*/0));
  if (!gray) return small;
  const auto factor = static_cast<l_float32>(std::min(1.0, static_cast<double>(kSearchDpi) / dpi));
  const PixPtr less(factor < 1 ? pixScaleAreaMap(gray.get(), factor, factor)
                               : pixClone(gray.get()));
  if (!less) return small;
  const PixPtr ink(pixThresholdToBinary(less.get(), kPaper));
  const int brush = PixelsOf(kBreakMillimeters, kSearchDpi);
  if (ink) small.ink = PixPtr(pixCloseSafeBrick(nullptr, ink.get(), brush, brush));
  small.scale = 1 / factor;
  return small;
}

l_int32 Count(Pix* pix) {
  l_int32 count = 0;
  pixCountPixels(pix, &count, nullptr);
  return count;
}

// What the outline encloses, one piece; null when it does not enclose enough.
PixPtr Inside(Pix* outline) {
  const PixPtr holes(pixHolesByFilling(outline, 4));
  if (!holes) return nullptr;
  return Count(holes.get()) >= kLeastHole * (Count(holes.get()) + Count(outline))
             ? PixPtr(pixClone(holes.get()))
             : nullptr;
}

struct Lie {
  double degrees = 0;
  double length = 0;
  double width = 0;
};

// Direction and size of the filled shape `pix`: of the rectangle with the same second moments.
std::optional<Lie> LieOf(Pix* pix) {
  double n = 0;
  double sx = 0;
  double sy = 0;
  double sxx = 0;
  double syy = 0;
  double sxy = 0;
  for (l_int32 y = 0; y < pixGetHeight(pix); ++y) {
    const l_uint32* const line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (l_int32 x = 0; x < pixGetWidth(pix); ++x) {
      if (!GET_DATA_BIT(line, x)) continue;
      ++n;
      sx += x;
      sy += y;
      sxx += static_cast<double>(x) * x;
      syy += static_cast<double>(y) * y;
      sxy += static_cast<double>(x) * y;
    }
  }
  if (n == 0) return std::nullopt;
  const double xx = sxx / n - sx / n * sx / n;
  const double yy = syy / n - sy / n * sy / n;
  const double xy = sxy / n - sx / n * sy / n;
  const double middle = (xx + yy) / 2;
  const double spread = std::hypot((xx - yy) / 2, xy);
  // A rectangle of length a has the second moment a²/12.
  constexpr double kTwelve = 12;
  const Lie lie = {.degrees = std::atan2(2 * xy, xx - yy) / 2 * 180 / std::numbers::pi,
                   .length = std::sqrt(kTwelve * (middle + spread)),
                   .width = std::sqrt(kTwelve * std::max(0.0, middle - spread))};
  if (lie.length * lie.width <= 0 || n < kLeastFill * lie.length * lie.width) return std::nullopt;
  return lie;
}

// White, in the depth of `pix`.
l_uint32 WhiteOf(Pix* pix) {
  l_uint32 white = 0;
  pixGetBlackOrWhiteVal(pix, L_GET_WHITE_VAL, &white);
  return white;
}

PixPtr GrayPart(const CleanPage& page, const Box& box) {
  const BoxPtr part(boxCreate(box.left, box.top, box.width(), box.height()));
  const PixPtr clip(pixClipRectangle(page.image.pix(), part.get(), nullptr));
  return clip ? PixPtr(pixConvertTo8(clip.get(), /*cmapflag=*/0)) : nullptr;
}

// What the outline around `gray` holds, with the letters that touch it: one bit a pixel. Holes of
// less than `least_hole` pixels both ways are left out.
PixPtr HeldByOutline(Pix* gray, int dpi, int least_hole) {
  const PixPtr ink(pixThresholdToBinary(gray, kPaper));
  const int brush = PixelsOf(kBreakMillimeters, dpi);
  const PixPtr closed(pixCloseSafeBrick(nullptr, ink.get(), brush, brush));
  PixPtr held(pixCreateTemplate(closed.get()));
  for (const auto& [box, piece] : PiecesOf(closed.get(), Joined::kOverCorners)) {
    if (2 * box.width() < pixGetWidth(gray) || 2 * box.height() < pixGetHeight(gray)) continue;
    const PixPtr all_holes(pixHolesByFilling(piece.get(), 4));
    if (!all_holes) continue;
    const PixPtr holes(pixSelectBySize(all_holes.get(), least_hole, least_hole, 8,
                                       L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    if (holes) {
      pixRasterop(held.get(), box.left, box.top, box.width(), box.height(), PIX_SRC | PIX_DST,
                  holes.get(), 0, 0);
    }
  }
  // Letters that touch the outline are no hole: close the holes over them.
  const int over = 3 * PixelsOf(kOutlineMillimeters, dpi) + 1;
  return PixPtr(pixCloseSafeBrick(nullptr, held.get(), over, over));
}

}  // namespace

std::vector<StampFrame> FindStampFrames(const CleanPage& page) {
  if (page.image.empty()) return {};
  const Small small = Shrink(page);
  if (!small.ink) return {};
  const double pixel = page.dpi / small.scale;  // the search's own dpi
  const auto millimeters = [&](double mm) { return PixelsOf(mm, static_cast<int>(pixel)); };
  std::vector<StampFrame> frames;
  for (const auto& [box, outline] : PiecesOf(small.ink.get(), Joined::kOverCorners)) {
    if (box.width() < millimeters(kLeastLengthMillimeters) ||
        box.width() > millimeters(kMostLengthMillimeters)) {
      continue;
    }
    if (box.height() < millimeters(kLeastWidthMillimeters) ||
        box.height() > millimeters(kMostLengthMillimeters)) {
      continue;
    }
    const PixPtr inside = Inside(outline.get());
    if (!inside) continue;
    const PixPtr filled(pixOr(nullptr, outline.get(), inside.get()));
    const auto lie = LieOf(filled.get());
    if (!lie || lie->length < millimeters(kLeastLengthMillimeters) ||
        lie->width < millimeters(kLeastWidthMillimeters) ||
        lie->width > millimeters(kMostWidthMillimeters)) {
      continue;
    }
    frames.push_back({.box = {.left = static_cast<int>(box.left * small.scale),
                              .top = static_cast<int>(box.top * small.scale),
                              .right = static_cast<int>(box.right * small.scale),
                              .bottom = static_cast<int>(box.bottom * small.scale)},
                      .degrees = lie->degrees,
                      .length = lie->length * small.scale,
                      .width = lie->width * small.scale});
  }
  std::ranges::sort(frames, {}, [](const StampFrame& frame) { return frame.box; });
  std::ranges::stable_sort(frames, {}, [](const StampFrame& frame) { return frame.box.top; });
  return frames;
}

CleanPage InsideOf(const CleanPage& page, const StampFrame& frame) {
  CleanPage inside;
  inside.dpi = kReadingDpi;
  const PixPtr gray = GrayPart(page, frame.box);
  const PixPtr held = gray ? HeldByOutline(gray.get(), page.dpi, 1) : nullptr;
  if (!held) return inside;
  // The outline and what touches it from outside go: all that it does not hold, a step back from
  // it.
  const int step = PixelsOf(kOutlineMillimeters, page.dpi);
  const PixPtr core(pixErodeBrick(nullptr, held.get(), step, step));
  const PixPtr outside(pixInvert(nullptr, core.get()));
  pixSetMasked(gray.get(), outside.get(), kWhite);
  const auto radians = static_cast<l_float32>(-frame.degrees * std::numbers::pi / 180);
  const PixPtr level(pixRotate(gray.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                               pixGetWidth(gray.get()), pixGetHeight(gray.get())));
  if (!level) return inside;
  const auto scale = static_cast<l_float32>(kReadingDpi) / static_cast<l_float32>(page.dpi);
  const PixPtr scaled(pixScale(level.get(), scale, scale));
  if (scaled) inside.image = Image(pixAddBorder(scaled.get(), kMargin, kWhite));
  return inside;
}

Box FromInside(const Box& box, const StampFrame& frame, int dpi) {
  const double scale = static_cast<double>(dpi) / kReadingDpi;
  const auto back = [&](int at) { return static_cast<int>(std::lround((at - kMargin) * scale)); };
  return {.left = frame.box.left + back(box.left),
          .top = frame.box.top + back(box.top),
          .right = frame.box.left + back(box.right),
          .bottom = frame.box.top + back(box.bottom)};
}

void TakeOff(CleanPage& page, const StampFrame& frame) {
  const PixPtr gray = GrayPart(page, frame.box);
  const int letter = PixelsOf(kLetterHoleMillimeters, page.dpi);
  const PixPtr held = gray ? HeldByOutline(gray.get(), page.dpi, letter) : nullptr;
  if (!held) return;
  const int over = PixelsOf(kTextLineMillimeters, page.dpi);
  PixPtr gone(pixCloseSafeBrick(nullptr, held.get(), over, over));
  // Of the outline only what is straight: letters of the page stand on it and cross it.
  const PixPtr ink(pixThresholdToBinary(gray.get(), kPaper));
  const int run = PixelsOf(kStraightMillimeters, page.dpi);
  const PixPtr level(pixOpenBrick(nullptr, ink.get(), run, 1));
  const PixPtr upright(pixOpenBrick(nullptr, ink.get(), 1, run));
  const PixPtr straight(pixOr(nullptr, level.get(), upright.get()));
  const PixPtr blurred(pixDilateBrick(nullptr, straight.get(), 3, 3));
  pixOr(gone.get(), gone.get(), blurred.get());
  PixPtr rest(pixCopy(nullptr, page.image.pix()));
  pixPaintThroughMask(rest.get(), gone.get(), frame.box.left, frame.box.top, WhiteOf(rest.get()));
  page.image = Image(rest.release());
}

}  // namespace vanthu
