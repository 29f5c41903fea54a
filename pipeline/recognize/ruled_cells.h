// ruled_cells: reads the cells of a ruled table again, one by one, where the engine lost them.
//
//   ┌────┬──────────────┐   A row's number alone in its narrow cell, or the first row of a table
//   │ 8  │ Trạm Y tế …  │   under a seal, is taken for a piece of the rules and left out; letters
//   ├────┼──────────────┤   that touch a rule are misread with it ("|Trạm", "8_"). So the cells are
//   │ 9  │ Trạm Y tế …  │   looked for in the pixels, and one that holds ink, but no word or only
//   └────┴──────────────┘   words the engine doubts, is cut out between its rules and read alone.
#pragma once

#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"

namespace vanthu {

// The insides of the closed cells that hold something as high as a figure, on CleanPage::image,
// from top to bottom; none where CleanPage::rules has no table.
[[nodiscard]] std::vector<Box> FindInkedCells(const CleanPage& page);

// `lines` with the words of such a cell, on lines of their own behind the others, in place of those
// the engine was less sure of.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadRuledCells(const CleanPage& page,
                                                                        std::vector<OcrLine> lines,
                                                                        Recognizer& recognizer);

}  // namespace vanthu
