// line_join: whether a printed line goes on from the paragraph before it, and with what between.
//
// zone decides from the page (indent, right edge, gaps) and says so in ZonedLine::starts_paragraph;
// here the words have their say: a page break inside a sentence, a blank line of another OCR engine
// inside a sentence, a code broken at the line end. Works on normalized text. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/letter.h"

namespace vanthu {

enum class LineJoin : std::uint8_t {
  kNewParagraph,
  kSpace,    // the line goes on
  kNothing,  // a code goes on: "01/CT-" ⏎ "UBND"
};

// The end of the text so far and the line that follows it.
struct JoinContext {
  Zone zone = Zone::kUnknown;       // of the paragraph before
  std::string_view paragraph;       // its text so far, not empty
  int paragraph_page = 1;           // the page it has come to
  Zone line_zone = Zone::kUnknown;  // of the line
  std::string_view line;            // its text, not empty
  int line_page = 1;
  bool starts_paragraph = true;  // what zone said
  bool plain_text = false;       // no boxes: blank lines and labels are all zone had
};

[[nodiscard]] LineJoin JoinOf(const JoinContext& context);

}  // namespace vanthu
