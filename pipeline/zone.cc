// Tested by tests/pipeline/zone_test.cc.
#include "pipeline/zone.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/zone/page_zones.h"

namespace vanthu {
namespace {

bool HasBoxes(const PageContent& page) {
  return std::ranges::any_of(page.lines, [](const OcrLine& line) {
    return std::ranges::any_of(line.words, [](const Word& word) { return !word.box.empty(); });
  });
}

// Without boxes the words alone must say what they are: one line each, for extractors to judge.
std::vector<ZonedLine> ZoneWithoutBoxes(const PageContent& page) {
  std::vector<ZonedLine> lines;
  for (const OcrLine& source : page.lines) {
    ZonedLine line{.zone = Zone::kUnknown, .page = page.number, .text = {}, .words = {}, .box = {}};
    for (const Word& word : source.words) {
      if (!line.text.empty()) line.text += ' ';
      const std::size_t begin = line.text.size();
      line.text += word.text;
      line.words.push_back({.span = {begin, line.text.size()},
                            .page = page.number,
                            .box = {},
                            .confidence = word.confidence});
    }
    if (!line.text.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<ZonedLine> ZonePages(std::span<const PageContent> pages) {
  std::vector<ZonedLine> lines;
  for (const PageContent& page : pages) {
    std::vector<ZonedLine> zoned = HasBoxes(page) ? ZoneBoxes(page) : ZoneWithoutBoxes(page);
    std::ranges::move(zoned, std::back_inserter(lines));
  }
  return lines;
}

}  // namespace vanthu
