// Paragraphs: the running text of the letter proper, wrapped lines joined, cut into words.
//
// The letter proper ends with its distribution list or signature: what stands behind (appendices,
// enclosed letters, blank forms) belongs to other documents and to nobody's task list. A line that
// goes on in the middle of a sentence, as after a page break, is joined to the one before. Every
// byte keeps its way back to the letter.
//
// Pure; a paragraph owns its text and holds spans of Letter::text.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extractors/letter.h"
#include "extractors/span.h"
#include "extractors/words.h"

namespace vanthu {

struct Paragraph {
  // The lines it was joined from: where each begins in the paragraph's text, and its span in
  // Letter::text. Bytes of a line map one to one; between two lines the paragraph has one space or
  // nothing.
  struct Piece {
    std::size_t begin = 0;
    Span letter;
  };

  Words words;
  std::vector<Piece> pieces;
  Zone zone = Zone::kUnknown;  // of its first line

  [[nodiscard]] const std::string& text() const { return words.text(); }
  // The spans in Letter::text of a span of text(): one a line it touches.
  [[nodiscard]] std::vector<Span> ToLetter(Span span) const;
  // The spans of all its lines.
  [[nodiscard]] std::vector<Span> Lines() const;
};

struct LetterParagraphs {
  std::vector<Paragraph> subject;  // V/v … or the subject under the type name
  std::vector<Paragraph> body;     // with the rows of tables and the Điều of decisions
  std::vector<Paragraph> recipients;
};

[[nodiscard]] LetterParagraphs ParagraphsOf(const Letter& letter);

}  // namespace vanthu
