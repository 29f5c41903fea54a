// Tested by tests/pipeline/zone/text_zones_test.cc.
#include "pipeline/zone/text_paragraphs.h"

#include <algorithm>

#include "extractors/capitals.h"
#include "pipeline/zone/label.h"
#include "pipeline/zone/line_kinds.h"

namespace vanthu {
namespace {

// Text with lines longer than any paper is not wrapped.
constexpr std::size_t kWidestPaper = 150;  // folded bytes
// A line that reaches this share of the widest one was ended by the margin, not by the writer.
constexpr double kFullLine = 0.8;

bool GoesOnInBody(const TextLine& above, const TextLine& line, std::size_t widest) {
  if (StartsSmall(line.bare) && !LabelOf(line.bare) && !EndsWith(above, ";")) return true;
  if (!IsWrapped(widest) || LabelOf(line.text)) return false;
  if (EndsWith(above, ".;:")) return false;
  // A heading in capitals is no sentence, however long.
  if (IsInCapitals(above.bare) && !IsInCapitals(line.bare)) return false;
  return static_cast<double>(above.folded.size()) >= kFullLine * static_cast<double>(widest);
}

bool Starts(const TextPart& above, const TextPart& part, std::size_t widest) {
  if (above.zone != part.zone || part.line.after_blank) return true;
  const TextLine& line = part.line;
  switch (part.zone) {
    case Zone::kSubject:
      return false;
    case Zone::kTitle:
      if (StartsSmall(line.bare) && !IsInCapitals(above.line.bare)) return false;
      return IsInCapitals(above.line.bare) || !IsWrapped(widest);
    case Zone::kRecipients:
    case Zone::kDistribution:
      return IsItem(line.text) || line.bare.starts_with('(') || EndsWith(above.line, ";.") ||
             !StartsSmall(line.bare);
    case Zone::kBody:
      return !GoesOnInBody(above.line, line, widest);
    default:
      return true;
  }
}

}  // namespace

bool IsWrapped(std::size_t widest) { return widest < kWidestPaper; }

void MarkParagraphs(std::span<TextPart> parts) {
  std::size_t widest = 0;
  for (const TextPart& part : parts) widest = std::max(widest, part.line.folded.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].starts_paragraph =
        i == 0 ? !(parts[i].zone == Zone::kBody && StartsSmall(parts[i].line.bare))
               : Starts(parts[i - 1], parts[i], widest);
  }
}

}  // namespace vanthu
