// Tested by tests/pipeline/recognize/incoming_stamp_test.cc.
#include "pipeline/recognize/incoming_stamp.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "pipeline/clean/raster.h"
#include "pipeline/zone/rows.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

// DOMAIN.md §1.8: 35 by 50 mm; those in use are also wider and lower.
constexpr double kLeastLengthMillimeters = 30;
constexpr double kMostLengthMillimeters = 75;
constexpr double kLeastWidthMillimeters = 13;
constexpr double kMostWidthMillimeters = 45;
// It is pressed by hand, but not slanted on purpose.
constexpr double kMostSlant = 8;

bool MayBeIncoming(const StampFrame& frame, int dpi) {
  return frame.length >= PixelsOf(kLeastLengthMillimeters, dpi) &&
         frame.length <= PixelsOf(kMostLengthMillimeters, dpi) &&
         frame.width >= PixelsOf(kLeastWidthMillimeters, dpi) &&
         frame.width <= PixelsOf(kMostWidthMillimeters, dpi) &&
         std::abs(frame.degrees) <= kMostSlant;
}

}  // namespace

std::expected<std::vector<OcrLine>, Error> TakeOffIncomingStamps(CleanPage& page,
                                                                 std::vector<StampFrame>& frames,
                                                                 Recognizer& recognizer) {
  std::vector<OcrLine> stamps;
  std::vector<StampFrame> others;
  for (const StampFrame& frame : frames) {
    others.push_back(frame);
    if (!MayBeIncoming(frame, page.dpi)) continue;
    const CleanPage inside = InsideOf(page, frame);
    if (inside.image.empty()) continue;
    auto lines = recognizer.RecognizeRegion(
        inside,
        {.left = 0, .top = 0, .right = inside.image.width(), .bottom = inside.image.height()},
        Recognizer::Layout::kLines);
    if (!lines) return lines;
    std::vector<Word> words;
    for (const OcrLine& line : *lines) std::ranges::copy(line.words, std::back_inserter(words));
    if (!IsIncomingStamp(RowWordsOf(words))) continue;
    for (OcrLine& line : *lines) {
      line.box = {};
      for (Word& word : line.words) {
        word.box = FromInside(word.box, frame, page.dpi);
        line.box = Union(line.box, word.box);
      }
    }
    std::ranges::move(*lines, std::back_inserter(stamps));
    TakeOff(page, frame);
    others.pop_back();
    const Box& box = frame.box;
    page.rules.push_back(
        {.left = box.left, .top = box.top, .right = box.right, .bottom = box.top + 1});
    page.rules.push_back(
        {.left = box.left, .top = box.bottom - 1, .right = box.right, .bottom = box.bottom});
  }
  frames = std::move(others);
  return stamps;
}

}  // namespace vanthu
