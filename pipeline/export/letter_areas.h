// letter_areas: the lines of a page gathered into areas and paragraphs, as hOCR and ALTO have them.
#pragma once

#include <vector>

#include "extractors/letter.h"
#include "pipeline/export/letter_pages.h"

namespace vanthu {

struct LineBlock {
  Box box;                             // on the scan
  std::vector<const PageLine*> lines;  // of the page; never empty
};

// Lines that follow each other in one zone.
struct PageArea {
  Zone zone = Zone::kUnknown;
  Box box;  // on the scan
  std::vector<LineBlock> paragraphs;
};

// `page` must outlive the areas.
[[nodiscard]] std::vector<PageArea> AreasOf(const LetterPage& page);

}  // namespace vanthu
