// letter_alto: a letter as ALTO 4 (Library of Congress): one file, a Page for each of its pages,
// TextBlocks and TextLines in reading order, Strings with boxes on the scan and confidences.
#pragma once

#include <span>
#include <string>

#include "pipeline/export/letter_pages.h"
#include "pipeline/record.h"

namespace vanthu {

// `pages` of the record's letter.
[[nodiscard]] std::string LetterAsAlto(const Record& record, std::span<const LetterPage> pages);

}  // namespace vanthu
