// letter_hocr: a letter as hOCR (version 1.2): pages, areas, paragraphs, lines and words with their
// boxes on the scan, in reading order.
//
// An area is a run of lines of one zone of the decree's layout; its zone is named in `x_zone`.
#pragma once

#include <span>
#include <string>

#include "pipeline/export/letter_pages.h"
#include "pipeline/record.h"

namespace vanthu {

// `pages` of the record's letter.
[[nodiscard]] std::string LetterAsHocr(const Record& record, std::span<const LetterPage> pages);

}  // namespace vanthu
