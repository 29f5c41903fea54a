// page_zones: the zones of one page that has word boxes, in reading order.
//
// The order of work: rows of words, dirt out; incoming stamp; header; footer; what is left is
// running text. Each step takes its words away, so no word is in two zones and none is lost.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/zone.h"

namespace vanthu {

// REQUIRES: the words of `page` have boxes. Pure; time linear in the words but for sorting.
[[nodiscard]] std::vector<ZonedLine> ZoneBoxes(const PageContent& page);

}  // namespace vanthu
