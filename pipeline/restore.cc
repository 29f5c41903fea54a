// Tested by tests/pipeline/restore_test.cc.
#include "pipeline/restore.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/restore/restorer.h"

namespace vanthu {
namespace {

// Zones whose text is no Vietnamese sentence or is thrown away: restoring them could only invent.
bool IsLeftAlone(Zone zone) {
  switch (zone) {
    case Zone::kPageNumber:
    case Zone::kHandwriting:
    case Zone::kNoise:
    case Zone::kDigitalSignature:
      return true;
    default:
      return false;
  }
}

SeenLine Seen(const ZonedLine& line, const ZonedLine* before) {
  SeenLine seen = {.text = line.text, .confidences = {}};
  seen.goes_on = before != nullptr && !line.starts_paragraph && before->zone == line.zone;
  // Plain text has no boxes and no engine that could be sure.
  if (line.box.empty()) return seen;
  for (const WordSpan& word : line.words) {
    seen.confidences.push_back(
        {.span = word.span, .confidence = word.confidence, .alternatives = word.alternatives});
  }
  return seen;
}

Restoration Describe(const ZonedLine& line, const TextChange& change, const RestoredLine& after) {
  Restoration restoration = {.page = line.page,
                             .box = {},
                             .before = std::string(change.before.Of(line.text)),
                             .after = std::string(change.after.Of(after.text.text)),
                             .score = change.score};
  for (const WordSpan& word : line.words) {
    if (!word.span.Overlaps(change.before)) continue;
    restoration.page = word.page;
    restoration.box = Union(restoration.box, word.box);
  }
  return restoration;
}

}  // namespace

std::vector<WordSpan> MoveWords(const std::vector<WordSpan>& words, const Alignment& alignment) {
  std::vector<WordSpan> moved;
  for (WordSpan word : words) {
    word.span = alignment.ToTarget(word.span);
    if (!moved.empty() && moved.back().span.Overlaps(word.span)) {
      WordSpan& last = moved.back();
      last.span = Cover(last.span, word.span);
      last.box = Union(last.box, word.box);
      last.confidence = std::min(last.confidence, word.confidence);
    } else {
      moved.push_back(word);
    }
  }
  return moved;
}

Restored Restore(std::vector<ZonedLine> lines, const Restorer& restorer) {
  std::vector<SeenLine> seen;
  std::vector<std::size_t> places;  // of the seen lines, in `lines`
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (IsLeftAlone(lines[i].zone)) continue;
    seen.push_back(Seen(lines[i], places.empty() ? nullptr : &lines[places.back()]));
    places.push_back(i);
  }
  Damage damage;
  std::vector<RestoredLine> restored = restorer.Restore(seen, damage);
  Restored result;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (restored[i].changes.empty()) continue;
    ZonedLine& line = lines[places[i]];
    for (const TextChange& change : restored[i].changes) {
      result.changes.push_back(Describe(line, change, restored[i]));
    }
    line.words = MoveWords(line.words, restored[i].text.alignment);
    line.text = std::move(restored[i].text.text);
  }
  for (ZonedLine& line : lines) {
    for (WordSpan& word : line.words) word.alternatives.clear();
  }
  result.lines = std::move(lines);
  return result;
}

}  // namespace vanthu
