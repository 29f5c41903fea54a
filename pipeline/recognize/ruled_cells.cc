// A cell is a piece of paper with straight rules all around it. Rules are told from letters by
// their length alone, over the small breaks of a scan; a cell whose rule is broken further is
// joined to its neighbor, is no rectangle or holds the neighbor's words, and loses nothing.
//
// Tested by tests/pipeline/recognize/ruled_cells_test.cc.
#include "pipeline/recognize/ruled_cells.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "pipeline/clean/raster.h"

namespace vanthu {
namespace {

// A table has three rules at least that span this share of the page, as zone counts them.
constexpr double kWideRule = 0.4;
constexpr std::size_t kFewestRules = 3;
// Ink is darker; the gray of a smoothed black-and-white page is in the middle.
constexpr int kPaper = 150;
// No letter has a straight stroke of this length: capitals of a title are 5 mm high.
constexpr double kRunMillimeters = 8.0;
constexpr double kBreakMillimeters = 1.0;
// A line of 8 pt and its white; a table's row is lower than half a page.
constexpr double kLeastCellMillimeters = 3.5;
constexpr double kMostHeight = 0.5;
// What of the rectangle around it a cell fills.
constexpr double kLeastFill = 0.8;
// Rules are this far thicker than the runs that were found, and rough.
constexpr double kRuleMillimeters = 0.3;
// From the height of an "e" of 8 pt.
constexpr double kLeastInkMillimeters = 1.4;
// The engine loses letters at the edge.
constexpr int kMargin = 20;
constexpr l_uint8 kWhite = 255;
// Of what stands in an empty cell the engine is this sure; of a piece of a seal less.
constexpr double kSure = 0.5;
// A cell the engine is less sure of is read again, and the words it is surer of by so much taken:
// of 60 cells that read differently alone, those surer by less were as often worse as better.
constexpr double kUnsure = 0.9;
constexpr double kSurer = 0.05;

bool HasTable(const CleanPage& page) {
  const auto wide = std::ranges::count_if(
      page.rules, [&](const Box& rule) { return rule.width() > kWideRule * page.image.width(); });
  return static_cast<std::size_t>(wide) >= kFewestRules;
}

PixPtr InkOf(Pix* image) {
  const PixPtr gray(pixConvertTo8(image, /*cmapflag=*/0));
  return PixPtr(gray ? pixThresholdToBinary(gray.get(), kPaper) : nullptr);
}

// The rules of both directions, a little thicker than they are.
PixPtr RulesOf(Pix* ink, int dpi) {
  const int run = PixelsOf(kRunMillimeters, dpi);
  const int gap = PixelsOf(kBreakMillimeters, dpi);
  // A rule may step by a pixel on its way: thicken by one before looking for runs.
  const PixPtr high(pixDilateBrick(nullptr, ink, 1, 3));
  const PixPtr across(pixOpenBrick(nullptr, high.get(), run, 1));
  const PixPtr across_joined(pixCloseSafeBrick(nullptr, across.get(), gap, 1));
  const PixPtr wide(pixDilateBrick(nullptr, ink, 3, 1));
  const PixPtr down(pixOpenBrick(nullptr, wide.get(), 1, run));
  const PixPtr down_joined(pixCloseSafeBrick(nullptr, down.get(), 1, gap));
  if (!across_joined || !down_joined) return nullptr;
  const PixPtr both(pixOr(nullptr, across_joined.get(), down_joined.get()));
  const int thickness = 2 * PixelsOf(kRuleMillimeters, dpi) + 1;
  return PixPtr(pixDilateBrick(nullptr, both.get(), thickness, thickness));
}

// The ink of a cell without the rules around it; null when nothing in it is as high as a letter.
PixPtr InkIn(const Box& cell, Pix* ink, Pix* rules, int dpi) {
  const BoxPtr box(boxCreate(cell.left, cell.top, cell.width(), cell.height()));
  PixPtr inside(pixClipRectangle(ink, box.get(), nullptr));
  const PixPtr around(pixClipRectangle(rules, box.get(), nullptr));
  if (!inside || !around) return nullptr;
  pixSubtract(inside.get(), inside.get(), around.get());
  const bool has_letter = std::ranges::any_of(PieceBoxesOf(inside.get()), [&](const Box& piece) {
    return piece.height() >= PixelsOf(kLeastInkMillimeters, dpi);
  });
  return has_letter ? std::move(inside) : nullptr;
}

struct Cells {
  PixPtr rules;
  std::vector<Box> inked;
};

Cells FindCells(const CleanPage& page) {
  Cells cells;
  if (page.image.empty() || page.dpi <= 0 || !HasTable(page)) return cells;
  const PixPtr ink = InkOf(page.image.pix());
  if (!ink) return cells;
  cells.rules = RulesOf(ink.get(), page.dpi);
  if (!cells.rules) return cells;
  const PixPtr paper(pixInvert(nullptr, cells.rules.get()));
  const int least = PixelsOf(kLeastCellMillimeters, page.dpi);
  for (const auto& [cell, piece] : PiecesOf(paper.get(), Joined::kOverSides)) {
    if (cell.width() < least || cell.height() < least ||
        cell.height() > kMostHeight * page.image.height()) {
      continue;
    }
    if (cell.left == 0 || cell.top == 0 || cell.right == page.image.width() ||
        cell.bottom == page.image.height()) {
      continue;
    }
    l_int32 area = 0;
    pixCountPixels(piece.get(), &area, nullptr);
    if (area < kLeastFill * cell.width() * cell.height()) continue;
    if (InkIn(cell, ink.get(), cells.rules.get(), page.dpi)) cells.inked.push_back(cell);
  }
  std::ranges::sort(cells.inked, {},
                    [](const Box& cell) { return std::pair(cell.top, cell.left); });
  return cells;
}

bool Holds(const Box& cell, const Word& word) {
  const double x = word.box.center_x();
  const double y = word.box.center_y();
  return x > cell.left && x < cell.right && y > cell.top && y < cell.bottom;
}

// How sure the engine is of the words in `cell`, weighted by their length; 0 when there are none.
double CertaintyIn(const Box& cell, const std::vector<OcrLine>& lines) {
  double sum = 0;
  double bytes = 0;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) {
      if (!Holds(cell, word)) continue;
      sum += word.confidence * static_cast<double>(word.text.size());
      bytes += static_cast<double>(word.text.size());
    }
  }
  return bytes == 0 ? 0 : sum / bytes;
}

// The cell on white paper, its rules painted over.
CleanPage CutOut(const CleanPage& page, const Box& cell, Pix* rules) {
  CleanPage cut;
  const BoxPtr box(boxCreate(cell.left, cell.top, cell.width(), cell.height()));
  const PixPtr part(pixClipRectangle(page.image.pix(), box.get(), nullptr));
  const PixPtr around(pixClipRectangle(rules, box.get(), nullptr));
  if (!part || !around) return cut;
  const PixPtr gray(pixConvertTo8(part.get(), /*cmapflag=*/0));
  if (!gray) return cut;
  pixSetMasked(gray.get(), around.get(), kWhite);
  cut.image = Image(pixAddBorder(gray.get(), kMargin, kWhite));
  cut.dpi = page.dpi;
  return cut;
}

Box Moved(const Box& box, int right, int down) {
  return {.left = box.left + right,
          .top = box.top + down,
          .right = box.right + right,
          .bottom = box.bottom + down};
}

// The lines of one cell, where they stand on the page.
std::expected<std::vector<OcrLine>, Error> ReadCell(const CleanPage& page, const Box& cell,
                                                    Pix* rules, Recognizer& recognizer) {
  const CleanPage cut = CutOut(page, cell, rules);
  if (cut.image.empty()) return std::vector<OcrLine>();
  auto reading = recognizer.RecognizeRegion(
      cut, {.left = 0, .top = 0, .right = cut.image.width(), .bottom = cut.image.height()},
      Recognizer::Layout::kLines);
  if (!reading) return reading;
  for (OcrLine& line : *reading) {
    line.box = Moved(line.box, cell.left - kMargin, cell.top - kMargin);
    for (Word& word : line.words) {
      word.box = Moved(word.box, cell.left - kMargin, cell.top - kMargin);
    }
  }
  return reading;
}

void TakeWordsOut(const Box& cell, std::vector<OcrLine>& lines) {
  for (OcrLine& line : lines) {
    if (std::erase_if(line.words, [&](const Word& word) { return Holds(cell, word); }) == 0)
      continue;
    line.box = {};
    for (const Word& word : line.words) line.box = Union(line.box, word.box);
  }
  std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
}

}  // namespace

std::vector<Box> FindInkedCells(const CleanPage& page) { return FindCells(page).inked; }

std::expected<std::vector<OcrLine>, Error> ReadRuledCells(const CleanPage& page,
                                                          std::vector<OcrLine> lines,
                                                          Recognizer& recognizer) {
  const Cells cells = FindCells(page);
  int block = 0;
  for (const OcrLine& line : lines) block = std::max(block, line.block);
  for (const Box& cell : cells.inked) {
    const double before = CertaintyIn(cell, lines);
    if (before >= kUnsure) continue;
    auto reading = ReadCell(page, cell, cells.rules.get(), recognizer);
    if (!reading) return reading;
    if (CertaintyIn(cell, *reading) < std::max(kSure, before + kSurer)) continue;
    TakeWordsOut(cell, lines);
    ++block;
    for (OcrLine& line : *reading) line.block = block;
    std::ranges::move(*reading, std::back_inserter(lines));
  }
  return lines;
}

}  // namespace vanthu
