// field_places: where on a page the clerk fills in number, day and month, by the printed words
// around them.
//
//   Số: ____ /SYT-NVY          Kiên Giang, ngày ____ tháng ____ năm 2017
//
// The engine reads the printed words well, whatever it makes of the pen between them; where it took
// both for one word ("Só:{/#†/SYT-NVY", "ngàjÄ\háng") the print is measured off by the widths of
// its letters. Pure; knows words only, no pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

// A printed word around a field, or the field itself.
struct HeaderPiece {
  std::optional<HeaderField::Kind> field;  // none: print
  std::string text;                        // of a field: what the engine read there
  Box box;                                 // of a field: from neighbour to neighbour, cap height
  double confidence = 0;
  // Where the box of this print is measured off, not seen.
  bool left_reckoned = false;
  bool right_reckoned = false;
};

struct WordAt {
  std::size_t line = 0;
  std::size_t word = 0;

  auto operator<=>(const WordAt&) const = default;
};

// The run of words from the label to the symbol, or from "ngày" to "năm".
struct HeaderRun {
  std::vector<WordAt> words;  // from left to right, those the pieces stand for
  std::vector<HeaderPiece> pieces;
  double em = 0;  // size of the type in pixels
};

// One field of a run, ready to be cut out of the scan. All in pixels of the page.
struct FieldPlace {
  enum class Edge : std::uint8_t { kSeen, kReckoned };

  HeaderField::Kind kind = HeaderField::Kind::kNumber;
  double left = 0;  // between its neighbours, at the baseline
  double right = 0;
  Edge left_edge = Edge::kSeen;
  Edge right_edge = Edge::kSeen;
  bool left_ends_in_colon = false;
  double baseline = 0;
  double em = 0;
};

// The letter's own number line, the first from above that has label and symbol.
[[nodiscard]] std::optional<HeaderRun> FindNumberRun(std::span<const OcrLine> lines, int page_width,
                                                     int page_height);
// The letter's own date line.
[[nodiscard]] std::optional<HeaderRun> FindDateRun(std::span<const OcrLine> lines, int page_width,
                                                   int page_height);

// REQUIRES: `piece` is the index of a field of `run`; it has print on both sides.
[[nodiscard]] FieldPlace PlaceOf(const HeaderRun& run, std::size_t piece);

}  // namespace vanthu
