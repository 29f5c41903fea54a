// Tested by tests/pipeline/export/letter_hocr_test.cc and letter_alto_test.cc.
#include "pipeline/export/letter_areas.h"

namespace vanthu {

std::vector<PageArea> AreasOf(const LetterPage& page) {
  std::vector<PageArea> areas;
  for (const PageLine& line : page.lines) {
    const bool is_new_area = areas.empty() || areas.back().zone != line.zone;
    if (is_new_area) areas.push_back({.zone = line.zone, .box = {}, .paragraphs = {}});
    PageArea& area = areas.back();
    if (is_new_area || line.starts_paragraph) area.paragraphs.push_back({.box = {}, .lines = {}});
    LineBlock& paragraph = area.paragraphs.back();
    const Box box = OnScan(page, line.box);
    paragraph.lines.push_back(&line);
    paragraph.box = Union(paragraph.box, box);
    area.box = Union(area.box, box);
  }
  return areas;
}

}  // namespace vanthu
