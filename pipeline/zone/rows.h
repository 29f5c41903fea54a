// rows: the words of a page as printed rows, with what is no text taken out, and the frame they
// stand in. The material the zones of a page are cut from.
//
// A row is everything on one base line over the whole width of the page: the engine's own lines put
// side by side again. Rows point at the words of the PageContent they were made from, which must
// outlive them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extractors/letter.h"
#include "pipeline/document.h"

namespace vanthu {

struct RowWord {
  const Word* word = nullptr;
  std::string key;  // folded, letters and digits only: "Số:" -> "so", "01/CT-UBND" -> "01ctubnd"
  double y = 0;     // of its middle, on the page turned level
};

struct Row {
  std::vector<RowWord> words;  // from left to right, never empty
  Box box;
  double center_y = 0;  // median of the words'
};

// Where the running text stands, in pixels.
struct Frame {
  int width = 0;  // of the page
  int height = 0;
  int left = 0;  // the text's margins, not the page's edges
  int right = 0;
  double em = 0;     // the usual height of a word
  double pitch = 0;  // the usual distance of two base lines
  double space = 0;  // the usual gap between two words of a line
  double slope = 0;  // pixels the lines fall on one pixel to the right

  [[nodiscard]] double center_x() const { return (left + right) / 2.0; }
  // The height of a box's middle on the page turned level about its middle.
  [[nodiscard]] double LevelY(const Box& box) const {
    return box.center_y() - slope * (box.center_x() - width / 2.0);
  }
};

struct PageRows {
  std::vector<Row> rows;  // from top to bottom
  std::vector<RowWord> noise;
  std::vector<std::vector<RowWord>> stamps;  // lines that are a stamp's words and nothing else
  Frame frame;
};

// A part of a row (or all of it) that has got its zone.
struct Piece {
  Zone zone = Zone::kUnknown;
  std::vector<RowWord> words;      // from left to right, never empty
  std::vector<std::size_t> cells;  // tables: where a cell begins, but for the first
  bool starts_paragraph = true;
};

[[nodiscard]] PageRows ReadRows(const PageContent& page);

// What zone goes by in these words of a level page, which must outlive the result.
[[nodiscard]] std::vector<RowWord> RowWordsOf(std::span<const Word> words);
// A row of these words; REQUIRES: not empty.
[[nodiscard]] Row MakeRow(std::vector<RowWord> words);
[[nodiscard]] Box BoxOf(std::span<const RowWord> words);
// The words as printed, with single spaces.
[[nodiscard]] std::string TextOf(std::span<const RowWord> words);
// Cuts where the gap between two words is wider than `gap` pixels.
[[nodiscard]] std::vector<std::vector<RowWord>> CutAtGaps(std::span<const RowWord> words,
                                                          double gap);
// The share of capitals among the letters, 0 without letters.
[[nodiscard]] double CapitalShare(std::span<const RowWord> words);
// The mean of the words' confidence, weighted by their length.
[[nodiscard]] double MeanConfidence(std::span<const RowWord> words);

}  // namespace vanthu
