// Tested by tests/pipeline/recognize/standing_lines_test.cc.
#include "pipeline/recognize/standing_lines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace vanthu {
namespace {

// Six numbers at 1.5 line spacing are 11 times as high as wide, three at single spacing 5 times.
constexpr double kHighForWidth = 3.0;
// A border read as "|" is narrower.
constexpr int kLeastWidth = 12;
constexpr std::size_t kFewestBytes = 4;
// Text begins at most this far behind its number, in widths of the number.
constexpr double kBegins = 1.5;
// The place is cut out with so much white around it, in widths of the number.
constexpr double kMargin = 0.3;
// A second reading that is less sure of its words is no better.
constexpr double kSpare = 0.03;
constexpr double kSure = 0.5;

bool StandsOnEnd(const OcrLine& line) {
  std::size_t bytes = 0;
  for (const Word& word : line.words) bytes += word.text.size();
  return bytes >= kFewestBytes && line.box.width() >= kLeastWidth &&
         line.box.height() > kHighForWidth * line.box.width();
}

bool BeginsAt(const OcrLine& line, const Box& numbers) {
  return line.box.center_y() > numbers.top && line.box.center_y() < numbers.bottom &&
         line.box.left >= numbers.left - kMargin * numbers.width() &&
         line.box.left < numbers.right + kBegins * numbers.width();
}

// The mean of the words' confidence, weighted by their length; `sure` for no words.
double Confidence(std::span<const OcrLine> lines, double none) {
  double sum = 0;
  double size = 0;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) {
      sum += word.confidence * static_cast<double>(word.text.size());
      size += static_cast<double>(word.text.size());
    }
  }
  return size == 0 ? none : sum / size;
}

}  // namespace

std::vector<StandingLine> FindStandingLines(std::span<const OcrLine> lines) {
  std::vector<StandingLine> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!StandsOnEnd(lines[i])) continue;
    StandingLine standing = {.index = i, .begun = {}, .place = lines[i].box};
    for (std::size_t j = 0; j < lines.size(); ++j) {
      if (StandsOnEnd(lines[j]) || !BeginsAt(lines[j], lines[i].box)) continue;
      standing.begun.push_back(j);
      standing.place = Union(standing.place, lines[j].box);
    }
    found.push_back(std::move(standing));
  }
  return found;
}

std::vector<OcrLine> WithReading(std::vector<OcrLine> lines, const StandingLine& standing,
                                 std::vector<OcrLine> reading) {
  // Of a line above or below only a strip was read.
  const Box& numbers = lines[standing.index].box;
  std::erase_if(reading, [&](const OcrLine& line) {
    return line.box.center_y() < numbers.top || line.box.center_y() > numbers.bottom;
  });
  std::vector<OcrLine> before;
  for (const std::size_t index : standing.begun) before.push_back(lines[index]);
  const double least = before.empty() ? kSure : Confidence(before, kSure) - kSpare;
  if (Confidence(reading, 0) < least) return lines;
  for (OcrLine& line : reading) line.block = lines[standing.index].block;
  lines[standing.index].words.clear();
  for (const std::size_t index : standing.begun) lines[index].words.clear();
  std::ranges::move(reading, std::back_inserter(lines));
  return lines;
}

std::expected<std::vector<OcrLine>, Error> ReadStandingLines(const CleanPage& page,
                                                             std::vector<OcrLine> lines,
                                                             Recognizer& recognizer) {
  for (const StandingLine& standing : FindStandingLines(lines)) {
    const auto margin = static_cast<int>(kMargin * lines[standing.index].box.width());
    const Box place = Intersection(
        {.left = standing.place.left - margin,
         .top = standing.place.top - margin,
         .right = standing.place.right + margin,
         .bottom = standing.place.bottom + margin},
        {.left = 0, .top = 0, .right = page.image.width(), .bottom = page.image.height()});
    auto reading = recognizer.RecognizeRegion(page, place, Recognizer::Layout::kLines);
    if (!reading) return std::unexpected(std::move(reading.error()));
    lines = WithReading(std::move(lines), standing, std::move(*reading));
  }
  std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
  return lines;
}

}  // namespace vanthu
