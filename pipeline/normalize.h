// normalize: one form among equivalents, with the way back to the words.
//
// NFC (ICU), look-alike letters (Ð → Đ), quotes, dashes and spaces, Markdown marks of other OCR
// layers; wrapped lines joined to paragraphs, hyphenation and codes broken at a line end put
// together
// (`01/CT-` ⏎ `UBND`). The printed tone style is kept; extractors/fold.h has the forms for
// comparison and search.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/letter.h"
#include "extractors/text.h"
#include "pipeline/zone.h"

namespace vanthu {

struct NormalizedLetter {
  Letter letter;
  std::vector<WordSpan> words;  // sorted by span; spans in letter.text
};

[[nodiscard]] NormalizedLetter Normalize(std::span<const ZonedLine> lines);

// The same letter-level rules on one string. Idempotent.
[[nodiscard]] AlignedText NormalizeText(std::string_view utf8);

// The final text of one page in reading order, one paragraph a line (--pages-dir). Stamps, page
// numbers, digital-signature text, handwriting and noise are left out.
[[nodiscard]] std::string PageText(const Letter& letter, int page);

}  // namespace vanthu
