// Tested by tests/pipeline/recognize/signature/title_rows_test.cc.
#include "pipeline/recognize/signature/title_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "pipeline/clean/raster.h"
#include "pipeline/recognize/signature/printed_title.h"
#include "pipeline/zone/rows.h"

namespace vanthu {
namespace {

// Capitals of 13 or 14 points (Nghị định 30/2020/NĐ-CP, Phụ lục I) with their marks.
constexpr double kWindowMillimeters = 4.3;
// Without them: a second look, where the row above reaches into the window.
constexpr double kLowWindowMillimeters = 3.6;
constexpr double kStepMillimeters = 0.65;
// Rows that cross stand at least so far apart.
constexpr double kApartMillimeters = 3.0;
std::optional<TitleRow> TitleOf(std::span<const RowWord> words, int middle) {
  const auto title = FindPrintedTitle(words);
  if (!title) return std::nullopt;
  TitleRow row = {
      .words = TitleWords(words, *title),
      .box = {},
      .middle = middle,
      .agreement = title->Agreement(),
      .whole = title->errors == 0,
      .deputy = title->deputy,
      .confidence = MeanConfidence(words.subspan(title->begin, title->end - title->begin))};
  for (const Word& word : row.words) row.box = Union(row.box, word.box);
  return row;
}

// Whether nothing is left to be found: a deputy, or one head without a wrong letter.
bool SaysAll(std::span<const TitleRow> rows) {
  return std::ranges::any_of(rows, &TitleRow::deputy) || (rows.size() == 1 && rows[0].whole);
}

}  // namespace

int TitleWindow(int dpi) { return PixelsOf(kWindowMillimeters, dpi); }

std::vector<TitleRow> ChooseRows(std::vector<TitleRow> seen, int dpi) {
  const int apart = PixelsOf(kApartMillimeters, dpi);
  std::ranges::stable_sort(seen, [](const TitleRow& a, const TitleRow& b) {
    return std::pair(a.agreement, a.confidence) > std::pair(b.agreement, b.confidence);
  });
  std::vector<TitleRow> rows;
  for (TitleRow& row : seen) {
    if (std::ranges::none_of(rows, [&](const TitleRow& better) {
          return std::abs(better.middle - row.middle) < apart;
        })) {
      rows.push_back(std::move(row));
    }
  }
  std::ranges::sort(rows, {}, &TitleRow::middle);
  return rows;
}

std::expected<std::vector<TitleRow>, Error> ReadTitleRows(const PageView& view, const Box& band,
                                                          int dpi, Recognizer& recognizer) {
  std::vector<TitleRow> seen;
  for (const double height : {kWindowMillimeters, kLowWindowMillimeters}) {
    const int window = PixelsOf(height, dpi);
    const int step = PixelsOf(kStepMillimeters, dpi);
    for (int top = band.top; top + window <= band.bottom; top += step) {
      const Box strip = {
          .left = band.left, .top = top, .right = band.right, .bottom = top + window};
      const auto lines = ReadPart(view, strip, Recognizer::Layout::kOneLine, recognizer);
      if (!lines) return std::unexpected(lines.error());
      for (const OcrLine& line : *lines) {
        if (auto row = TitleOf(RowWordsOf(line.words), top + window / 2)) {
          seen.push_back(std::move(*row));
        }
      }
    }
    if (SaysAll(ChooseRows(seen, dpi))) break;
  }
  return ChooseRows(std::move(seen), dpi);
}

}  // namespace vanthu
