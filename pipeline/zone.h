// zone: which layout box of the decree each line belongs to, and in which order lines are read.
//
// Works on word boxes where there are any and on the words alone otherwise (plain text, text from
// another OCR engine, where columns may be run together or lost). Two-column rows (header, Nơi nhận
// and signature) are never interleaved. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extractors/knowledge.h"
#include "extractors/letter.h"
#include "extractors/span.h"
#include "pipeline/document.h"

namespace vanthu {

// A piece of a text and the word of the page it came from.
struct WordSpan {
  Span span;     // in the text of the line (ZonedLine) or of the letter (NormalizedLetter)
  int page = 1;  // PageContent::number
  Box box;       // on the clean page; empty for plain text
  double confidence = 1.0;
  // What else the engine took its characters for; gone once the text is restored.
  std::vector<Alternative> alternatives = {};
};

// One printed line inside one zone.
struct ZonedLine {
  Zone zone = Zone::kUnknown;
  int page = 1;
  std::string text;              // words joined by single spaces
  std::vector<WordSpan> words;   // sorted; spans in `text`
  Box box;                       // on the clean page; empty for plain text
  bool starts_paragraph = true;  // false: goes on from the line before
};

// Lines of all pages in reading order.
[[nodiscard]] std::vector<ZonedLine> ZonePages(std::span<const PageContent> pages,
                                               const Knowledge& knowledge);

}  // namespace vanthu
