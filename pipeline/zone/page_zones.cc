// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/page_zones.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "pipeline/zone/footer.h"
#include "pipeline/zone/header.h"
#include "pipeline/zone/rows.h"
#include "pipeline/zone/running_text.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

constexpr std::string_view kCellBorder = "| ";

ZonedLine LineOf(const Piece& piece, int page) {
  ZonedLine line{.zone = piece.zone,
                 .page = page,
                 .text = {},
                 .words = {},
                 .box = {},
                 .starts_paragraph = piece.starts_paragraph};
  auto cell = piece.cells.begin();
  for (std::size_t i = 0; i < piece.words.size(); ++i) {
    const Word& word = *piece.words[i].word;
    if (i > 0) line.text += ' ';
    if (cell != piece.cells.end() && *cell == i) {
      line.text += kCellBorder;
      ++cell;
    }
    const std::size_t begin = line.text.size();
    line.text += word.text;
    line.words.push_back({.span = {begin, line.text.size()},
                          .page = page,
                          .box = word.box,
                          .confidence = word.confidence,
                          .alternatives = word.alternatives});
    line.box = Union(line.box, word.box);
  }
  return line;
}

}  // namespace

std::vector<ZonedLine> ZoneBoxes(const PageContent& page) {
  PageRows rows = ReadRows(page);
  std::vector<Piece> stamp = TakeIncomingStamp(rows, page.rules);
  for (std::vector<RowWord>& words : rows.stamps) {
    const Zone zone = StampZone(words).value_or(Zone::kNoise);
    stamp.push_back({.zone = zone, .words = std::move(words), .cells = {}});
  }
  std::vector<Piece> pieces = TakeHeader(rows);
  const bool has_header = !pieces.empty();
  std::vector<Piece> footer = TakeFooter(rows);
  std::vector<Piece> text =
      TakeRunningText(rows, {.after_header = has_header, .rules = page.rules});
  for (std::vector<Piece>* part : {&stamp, &text, &footer}) {
    std::ranges::move(*part, std::back_inserter(pieces));
  }
  for (RowWord& word : rows.noise) {
    pieces.push_back({.zone = Zone::kNoise, .words = {std::move(word)}, .cells = {}});
  }
  std::vector<ZonedLine> lines;
  lines.reserve(pieces.size());
  for (const Piece& piece : pieces) lines.push_back(LineOf(piece, page.number));
  return lines;
}

}  // namespace vanthu
