// An outline is a connected piece of ink with a hole in it; how it lies follows from the second
// moments of the outline and the hole together, which serves a slanted arrow as well as a box.
// Tried and rejected: finding four straight lines; stamps are pressed by hand, bent and worn.
//
// Tested by tests/pipeline/recognize/framed_marks_test.cc.
#include "pipeline/recognize/framed_marks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/capitals.h"
#include "pipeline/clean/raster.h"
#include "pipeline/zone/rows.h"
#include "pipeline/zone/stamps.h"

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
// One line of capitals: the decree's stamps are 8 mm high, an arrow's head 16.
constexpr double kMostMarkMillimeters = 18;
// Stamps that point upwards do so by less.
constexpr double kMostSlant = 60;
// Of long thin shapes alone the moments tell the direction.
constexpr double kLeastRatio = 1.6;
// The outline's own thickness, which is no part of the words.
constexpr double kOutlineMillimeters = 0.6;
// The engine reads words of this height best.
constexpr int kReadingDpi = 300;
// Capitals the engine is less sure of are the frame's ornament.
constexpr double kSure = 0.4;

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

bool IsMark(const StampFrame& frame, int dpi) {
  return frame.width <= PixelsOf(kMostMarkMillimeters, dpi) &&
         frame.length >= kLeastRatio * frame.width && std::abs(frame.degrees) <= kMostSlant;
}

// The inside of a frame, turned level, at kReadingDpi; nothing else of the page.
PixPtr CutOut(const CleanPage& page, const StampFrame& frame) {
  constexpr l_uint8 kWhite = 255;
  const BoxPtr box(boxCreate(frame.box.left, frame.box.top, frame.box.width(), frame.box.height()));
  const PixPtr part(pixClipRectangle(page.image.pix(), box.get(), nullptr));
  if (!part) return nullptr;
  const PixPtr gray(pixConvertTo8(part.get(), /*cmapflag=*/0));
  if (!gray) return nullptr;
  // The outline and what touches it from outside go: all that no hole of the outline holds.
  const PixPtr ink(pixThresholdToBinary(gray.get(), kPaper));
  const int brush = PixelsOf(kBreakMillimeters, page.dpi);
  const PixPtr closed(pixCloseSafeBrick(nullptr, ink.get(), brush, brush));
  const PixaPtr pieces([&] {
    PIXA* pixa = nullptr;
    const BoxaPtr boxes(pixConnComp(closed.get(), &pixa, 8));
    return pixa;
  }());
  if (!pieces) return nullptr;
  PixPtr inside(pixCreateTemplate(closed.get()));
  for (l_int32 i = 0; i < pixaGetCount(pieces.get()); ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    pixaGetBoxGeometry(pieces.get(), i, &x, &y, &width, &height);
    if (2 * width < frame.box.width() || 2 * height < frame.box.height()) continue;
    const PixPtr piece(pixaGetPix(pieces.get(), i, L_CLONE));
    const PixPtr holes(pixHolesByFilling(piece.get(), 4));
    if (holes) {
      pixRasterop(inside.get(), x, y, width, height, PIX_SRC | PIX_DST, holes.get(), 0, 0);
    }
  }
  // Letters that touch the outline are no hole: close the holes over them, then step back from it.
  const int step = PixelsOf(kOutlineMillimeters, page.dpi);
  const int over = 3 * step + 1;
  inside.reset(pixCloseSafeBrick(nullptr, inside.get(), over, over));
  const PixPtr core(pixErodeBrick(nullptr, inside.get(), step, step));
  const PixPtr outside(pixInvert(nullptr, core.get()));
  pixSetMasked(gray.get(), outside.get(), kWhite);
  const auto radians = static_cast<l_float32>(-frame.degrees * std::numbers::pi / 180);
  PixPtr level(pixRotate(gray.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                         pixGetWidth(gray.get()), pixGetHeight(gray.get())));
  if (!level) return nullptr;
  const auto scale = static_cast<l_float32>(kReadingDpi) / static_cast<l_float32>(page.dpi);
  const PixPtr scaled(pixScale(level.get(), scale, scale));
  constexpr int kMargin = 20;  // pixels; the engine loses letters at the edge
  return scaled ? PixPtr(pixAddBorder(scaled.get(), kMargin, kWhite)) : nullptr;
}

// The words of a stamp, of which the engine is sure enough; empty when they are none.
std::vector<Word> MarkOf(const std::vector<OcrLine>& reading) {
  std::vector<Word> words;
  double sum = 0;
  for (const OcrLine& line : reading) {
    for (const Word& word : line.words) {
      std::string_view text = word.text;
      constexpr std::string_view kStray = "|-_.,:;'\"`~*()[]<>/\\=";
      const std::size_t begin = text.find_first_not_of(kStray);
      if (begin == std::string_view::npos) continue;
      text = text.substr(begin, text.find_last_not_of(kStray) + 1 - begin);
      if (!IsInCapitals(text)) continue;
      sum += word.confidence;
      words.push_back({.text = std::string(text), .box = {}, .confidence = word.confidence});
    }
  }
  if (words.empty() || sum < kSure * static_cast<double>(words.size())) return {};
  if (!StampZone(RowWordsOf(words))) return {};
  return words;
}

}  // namespace

std::vector<StampFrame> FindStampFrames(const CleanPage& page) {
  if (page.image.empty()) return {};
  const Small small = Shrink(page);
  if (!small.ink) return {};
  PIXA* pixa = nullptr;
  const BoxaPtr boxes(pixConnComp(small.ink.get(), &pixa, 8));
  const PixaPtr pieces(pixa);
  if (!boxes || !pieces) return {};
  const double pixel = page.dpi / small.scale;  // the search's own dpi
  const auto millimeters = [&](double mm) { return PixelsOf(mm, static_cast<int>(pixel)); };
  std::vector<StampFrame> frames;
  for (l_int32 i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    if (width < millimeters(kLeastLengthMillimeters) || width > millimeters(kMostLengthMillimeters))
      continue;
    if (height < millimeters(kLeastWidthMillimeters) ||
        height > millimeters(kMostLengthMillimeters))
      continue;
    const PixPtr outline(pixaGetPix(pieces.get(), i, L_CLONE));
    const PixPtr inside = Inside(outline.get());
    if (!inside) continue;
    const PixPtr filled(pixOr(nullptr, outline.get(), inside.get()));
    const auto lie = LieOf(filled.get());
    if (!lie || lie->length < millimeters(kLeastLengthMillimeters) ||
        lie->width < millimeters(kLeastWidthMillimeters) ||
        lie->width > millimeters(kMostWidthMillimeters)) {
      continue;
    }
    frames.push_back({.box = {.left = static_cast<int>(x * small.scale),
                              .top = static_cast<int>(y * small.scale),
                              .right = static_cast<int>((x + width) * small.scale),
                              .bottom = static_cast<int>((y + height) * small.scale)},
                      .degrees = lie->degrees,
                      .length = lie->length * small.scale,
                      .width = lie->width * small.scale});
  }
  std::ranges::sort(frames, {}, [](const StampFrame& frame) { return frame.box; });
  std::ranges::stable_sort(frames, {}, [](const StampFrame& frame) { return frame.box.top; });
  return frames;
}

std::expected<std::vector<OcrLine>, Error> ReadFramedMarks(const CleanPage& page,
                                                           std::vector<OcrLine> lines,
                                                           Recognizer& recognizer) {
  for (const StampFrame& frame : FindStampFrames(page)) {
    if (!IsMark(frame, page.dpi)) continue;
    CleanPage cut;
    cut.image = Image(CutOut(page, frame).release());
    if (cut.image.empty()) continue;
    cut.dpi = kReadingDpi;
    auto reading = recognizer.RecognizeRegion(
        cut, {.left = 0, .top = 0, .right = cut.image.width(), .bottom = cut.image.height()},
        Recognizer::Layout::kLines);
    if (!reading) return reading;
    std::vector<Word> words = MarkOf(*reading);
    if (words.empty()) continue;
    int block = 0;
    for (OcrLine& line : lines) {
      block = std::max(block, line.block);
      std::erase_if(line.words, [&](const Word& word) {
        const Box common = Intersection(word.box, frame.box);
        return !common.empty() && 2 * common.width() > word.box.width() &&
               2 * common.height() > word.box.height();
      });
      line.box = {};
      for (const Word& word : line.words) line.box = Union(line.box, word.box);
    }
    std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
    // One after the other over the frame, however it is slanted.
    const int count = static_cast<int>(words.size());
    for (int i = 0; i < count; ++i) {
      const Box& box = frame.box;
      words[static_cast<std::size_t>(i)].box = {.left = box.left + box.width() * i / count,
                                                .top = box.top,
                                                .right = box.left + box.width() * (i + 1) / count,
                                                .bottom = box.bottom};
    }
    lines.push_back({.words = std::move(words), .box = frame.box, .block = block + 1});
  }
  return lines;
}

}  // namespace vanthu
