// Tested by tests/pipeline/process_letter_test.cc.
#include "pipeline/process_letter.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "extractors/all.h"
#include "pipeline/assemble.h"
#include "pipeline/restore.h"
#include "pipeline/zone.h"

namespace vanthu {
namespace {

// As evidence is given: on the page as scanned.
std::vector<WordChange> ChangesOnScan(const std::vector<Restoration>& restorations,
                                      const Document& document) {
  std::vector<WordChange> changes;
  for (const Restoration& restoration : restorations) {
    WordChange change = {.page = restoration.page,
                         .box = std::nullopt,
                         .before = restoration.before,
                         .after = restoration.after,
                         .score = restoration.score};
    const auto page = std::ranges::find(document.pages, restoration.page, &PageContent::number);
    if (!restoration.box.empty() && page != document.pages.end()) {
      change.box = Apply(page->to_scan, restoration.box);
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

ProcessedLetter ProcessLetter(const Document& document, const LetterTools& tools,
                              const RecordVersions& versions) {
  const Knowledge& knowledge = *tools.knowledge;
  Restored restored = {.lines = ZonePages(document.pages, knowledge), .changes = {}};
  if (tools.restorer != nullptr) {
    restored = Restore(std::move(restored.lines), *tools.restorer);
  }
  NormalizedLetter letter = Normalize(restored.lines);
  const Fields fields = Extract(letter.letter, knowledge);
  Record record = Assemble(document, letter, fields, tools.calibration, versions);
  record.changes = ChangesOnScan(restored.changes, document);
  return {.record = std::move(record), .letter = std::move(letter)};
}

}  // namespace vanthu
