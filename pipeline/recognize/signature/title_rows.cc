// Tested by tests/pipeline/recognize/signature/title_rows_test.cc.
#include "pipeline/recognize/signature/title_rows.h"

#include <algorithm>
#include <array>
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
// Without them: where the row above reaches into the window.
constexpr double kLowWindowMillimeters = 3.6;
// How windows move down the block, one way after the other until nothing is left to be found.
struct Sweep {
  double window = 0;  // millimeters
  double step = 0;    // millimeters
  double first = 0;   // where the first window begins, in steps
};
constexpr std::array<Sweep, 3> kSweeps = {
    {{.window = kWindowMillimeters, .step = 1.3, .first = 0},
     {.window = kWindowMillimeters, .step = 1.3, .first = 0.5},
     {.window = kLowWindowMillimeters, .step = 0.65, .first = 0}}};
// A deputy's row stands at most so many heights below his head's.
constexpr int kRowsBelow = 2;
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

// Whether a window at `top` is past the last row there can be: below a deputy's nothing follows,
// and his stands close below a head's.
bool IsBelowAll(std::span<const TitleRow> seen, int top, int dpi) {
  const int window = TitleWindow(dpi);
  return std::ranges::any_of(seen, [&](const TitleRow& row) {
    const int rows_below = row.deputy ? 0 : kRowsBelow;
    return top > row.middle + window / 2 + rows_below * window && (row.deputy || row.whole);
  });
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
  for (const Sweep& sweep : kSweeps) {
    const int window = PixelsOf(sweep.window, dpi);
    const int step = PixelsOf(sweep.step, dpi);
    for (int top = band.top + static_cast<int>(sweep.first * step); top + window <= band.bottom;
         top += step) {
      const Box strip = {
          .left = band.left, .top = top, .right = band.right, .bottom = top + window};
      const auto lines = ReadPart(view, strip, Recognizer::Layout::kOneLine, recognizer);
      if (!lines) return std::unexpected(lines.error());
      for (const OcrLine& line : *lines) {
        if (auto row = TitleOf(RowWordsOf(line.words), top + window / 2)) {
          seen.push_back(std::move(*row));
        }
      }
      if (IsBelowAll(seen, top, dpi)) break;
    }
    if (SaysAll(ChooseRows(seen, dpi))) break;
  }
  return ChooseRows(std::move(seen), dpi);
}

}  // namespace vanthu
