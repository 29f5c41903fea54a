// Tested by tests/pipeline/process_letter_test.cc.
#include "pipeline/process_letter.h"

#include <utility>

#include "extractors/all.h"
#include "pipeline/assemble.h"
#include "pipeline/restore.h"
#include "pipeline/zone.h"

namespace vanthu {

ProcessedLetter ProcessLetter(const Document& document, const Knowledge& knowledge,
                              const Restorer* restorer, const RecordVersions& versions) {
  Restored restored = {.lines = ZonePages(document.pages, knowledge), .changes = {}};
  if (restorer != nullptr) restored = Restore(std::move(restored.lines), *restorer);
  NormalizedLetter letter = Normalize(restored.lines);
  const Fields fields = Extract(letter.letter, knowledge);
  Record record = Assemble(document, letter, fields, versions);
  return {.record = std::move(record),
          .letter = std::move(letter),
          .changes = std::move(restored.changes)};
}

}  // namespace vanthu
