// Tested by tests/pipeline/zone_test.cc.
#include "pipeline/zone.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/zone/page_zones.h"
#include "pipeline/zone/text_zones.h"

namespace vanthu {
namespace {

bool HasBoxes(const PageContent& page) {
  return std::ranges::any_of(page.lines, [](const OcrLine& line) {
    return std::ranges::any_of(line.words, [](const Word& word) { return !word.box.empty(); });
  });
}

}  // namespace

std::vector<ZonedLine> ZonePages(std::span<const PageContent> pages, const Knowledge& knowledge) {
  std::vector<ZonedLine> lines;
  for (const PageContent& page : pages) {
    std::vector<ZonedLine> zoned =
        HasBoxes(page) ? ZoneBoxes(page) : ZonePlainText(page, knowledge);
    std::ranges::move(zoned, std::back_inserter(lines));
  }
  return lines;
}

}  // namespace vanthu
