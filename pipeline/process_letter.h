// process_letter: everything after reading the pages, joined: zone, restore, normalize, extract,
// assemble.
//
// Needs no pixels, so it serves import, extract and re-extraction from the archive alike. Pure.
#pragma once

#include "extractors/knowledge.h"
#include "pipeline/document.h"
#include "pipeline/normalize.h"
#include "pipeline/record.h"

namespace vanthu {

class Calibration;
class Restorer;

// What letters are read with: loaded once, borrowed by all of them.
struct LetterTools {
  const Knowledge* knowledge = nullptr;
  const Restorer* restorer = nullptr;        // null: the text stays as it was read
  const Calibration* calibration = nullptr;  // null: confidence is what rules and engine give
};

struct ProcessedLetter {
  Record record;
  NormalizedLetter letter;  // for page texts and exports
};

// REQUIRES: tools.knowledge.
[[nodiscard]] ProcessedLetter ProcessLetter(const Document& document, const LetterTools& tools,
                                            const RecordVersions& versions);

}  // namespace vanthu
