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

class Restorer;

struct ProcessedLetter {
  Record record;
  NormalizedLetter letter;  // for page texts and exports
};

// `restorer` may be null: the text stays as it was read.
[[nodiscard]] ProcessedLetter ProcessLetter(const Document& document, const Knowledge& knowledge,
                                            const Restorer* restorer,
                                            const RecordVersions& versions);

}  // namespace vanthu
