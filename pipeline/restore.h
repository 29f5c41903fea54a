// restore: puts back what OCR lost: marks, misread letters, lost and added spaces.
//
//   Restored restored = Restore(ZonePages(document.pages), restorer);
//
// Works on the lines of all zones that hold words of the letter; numbers, codes, addresses, stamps'
// figures and handwriting stay as they are. A word keeps its box, so evidence still points at the
// page; every change is on record and the archive keeps the words as they were read, so that each
// can be undone.
#pragma once

#include <string>
#include <vector>

#include "extractors/text.h"
#include "pipeline/geometry.h"
#include "pipeline/zone.h"

namespace vanthu {

class Restorer;

// One word, or two, put right.
struct Restoration {
  int page = 1;
  Box box;  // on the clean page; empty for plain text
  std::string before;
  std::string after;
  double score = 1.0;  // how sure, 0 to 1
};

struct Restored {
  std::vector<ZonedLine> lines;
  std::vector<Restoration> changes;  // in reading order
};

[[nodiscard]] Restored Restore(std::vector<ZonedLine> lines, const Restorer& restorer);

// A line's words after its text was changed by `alignment`. Two that became one are one word with
// both boxes.
[[nodiscard]] std::vector<WordSpan> MoveWords(const std::vector<WordSpan>& words,
                                              const Alignment& alignment);

}  // namespace vanthu
