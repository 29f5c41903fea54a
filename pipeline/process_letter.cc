// Tested by tests/pipeline/process_letter_test.cc.
#include "pipeline/process_letter.h"

#include <utility>

#include "extractors/all.h"
#include "pipeline/assemble.h"
#include "pipeline/zone.h"

namespace vanthu {

ProcessedLetter ProcessLetter(const Document& document, const Knowledge& knowledge,
                              const RecordVersions& versions) {
  NormalizedLetter letter = Normalize(ZonePages(document.pages, knowledge));
  const Fields fields = Extract(letter.letter, knowledge);
  Record record = Assemble(document, letter, fields, versions);
  return {.record = std::move(record), .letter = std::move(letter)};
}

}  // namespace vanthu
