// text_paragraphs: where the paragraphs of a page without boxes begin.
//
// Pure.
#pragma once

#include <cstddef>
#include <span>

#include "extractors/letter.h"
#include "pipeline/zone/text_lines.h"

namespace vanthu {

// A line that has got its zone.
struct TextPart {
  TextLine line;
  Zone zone = Zone::kBody;
  bool starts_paragraph = true;
};

// Whether text whose widest line has so many folded bytes was wrapped at a margin; if not, each
// line is a paragraph.
[[nodiscard]] bool IsWrapped(std::size_t widest);

// Sets starts_paragraph of all the parts of a page.
void MarkParagraphs(std::span<TextPart> parts);

}  // namespace vanthu
