// Tested by tests/pipeline/recognize/framed_marks_test.cc.
#include "pipeline/recognize/framed_marks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/capitals.h"
#include "pipeline/clean/raster.h"
#include "pipeline/zone/rows.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

// One line of capitals: the decree's stamps are 8 mm high, an arrow's head 16.
constexpr double kMostMarkMillimeters = 18;
// Stamps that point upwards do so by less.
constexpr double kMostSlant = 60;
// Of long thin shapes alone the moments tell the direction.
constexpr double kLeastRatio = 1.6;
// Capitals the engine is less sure of are the frame's ornament.
constexpr double kSure = 0.4;

bool IsMark(const StampFrame& frame, int dpi) {
  return frame.width <= PixelsOf(kMostMarkMillimeters, dpi) &&
         frame.length >= kLeastRatio * frame.width && std::abs(frame.degrees) <= kMostSlant;
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

std::expected<std::vector<OcrLine>, Error> ReadFramedMarks(const CleanPage& page,
                                                           std::span<const StampFrame> frames,
                                                           std::vector<OcrLine> lines,
                                                           Recognizer& recognizer) {
  for (const StampFrame& frame : frames) {
    if (!IsMark(frame, page.dpi)) continue;
    const CleanPage cut = InsideOf(page, frame);
    if (cut.image.empty()) continue;
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
