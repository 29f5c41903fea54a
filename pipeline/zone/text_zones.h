// text_zones: the zones of a page without boxes: plain text, Markdown, the text another OCR engine
// left behind.
//
// What there is to go by are the words themselves, blank lines, and the order, and none of them is
// sure: columns may be run together into one line, the header may be lost, the signer's title may
// stand before Nơi nhận and the name after it. So the fixed strings of a letter (motto, "Số:",
// date, "V/v", "Kính gửi:", "Nơi nhận:") are found first, and what stands between them takes its
// zone from them. Lines come out in the decree's reading order.
#pragma once

#include <vector>

#include "extractors/knowledge.h"
#include "pipeline/document.h"
#include "pipeline/zone.h"

namespace vanthu {

// A line without words is a blank line. Pure; time linear in the words of the page.
[[nodiscard]] std::vector<ZonedLine> ZonePlainText(const PageContent& page,
                                                   const Knowledge& knowledge);

}  // namespace vanthu
