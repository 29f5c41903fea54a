// normalize: one form among equivalents, with the way back to the words.
//
//   NormalizedLetter letter = Normalize(ZonePages(document.pages, knowledge));
//
// One form of each character: NFC (ICU), look-alike letters (Ð → Đ), one dash (-), directed double
// quotes (“ ”), one single quote ('), single spaces; nothing invisible; Markdown marks of other OCR
// layers taken off. Wrapped lines joined to paragraphs, also over a page break; hyphenation and
// codes broken at a line end put together (`01/CT-` ⏎ `UBND`). The printed tone style is kept;
// extractors/fold.h has the forms for comparison and search. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/letter.h"
#include "extractors/text.h"
#include "pipeline/zone.h"

namespace vanthu {

// A paragraph over two pages has the number of the first; its words keep their own.
struct NormalizedLetter {
  Letter letter;
  std::vector<WordSpan> words;  // sorted by span; spans in letter.text
};

[[nodiscard]] NormalizedLetter Normalize(std::span<const ZonedLine> lines);

// The rules for characters on one string, line ends taken as spaces; no Markdown, no joining.
// Idempotent.
[[nodiscard]] AlignedText NormalizeText(std::string_view utf8);

// The final text of one page in reading order, one paragraph a line, each with its '\n'
// (--pages-dir). A paragraph that goes over a page break is divided at the word. The incoming
// stamp, page numbers, digital-signature text, handwriting and noise are left out.
[[nodiscard]] std::string PageText(const NormalizedLetter& letter, int page);

}  // namespace vanthu
