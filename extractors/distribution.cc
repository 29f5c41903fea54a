// Tested by tests/extractors/distribution_test.cc.
#include "extractors/distribution.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "extractors/fold.h"
#include "extractors/item_list.h"
#include "extractors/lexicon.h"
#include "extractors/line_label.h"

namespace vanthu {
namespace {

// How often the rule is right, on the development letters.
constexpr double kList = 0.96;
constexpr double kWithoutZone = 0.8;

// A heading that OCR made something else of: above items with bullets one short line without.
bool BeginsWithHeading(const Letter& letter, std::span<const Span> lines) {
  if (lines.size() < 2) return false;
  constexpr std::size_t kLongestHeading = 24;  // bytes, of "Nơi nhận:" with letters put in
  const auto has_bullet = [&](Span line) { return BulletSize(line.Of(letter.text)).has_value(); };
  return lines.front().size() <= kLongestHeading && !has_bullet(lines.front()) &&
         has_bullet(lines[1]);
}

// One letter is no name of anybody, but a stroke of the pen beside the list.
bool IsStroke(std::string_view item) { return std::ranges::count_if(Fold(item), IsWordByte) < 2; }

}  // namespace

std::vector<Found<std::string>> FindDistribution(const Letter& letter) {
  ListLines list = LinesOfList(letter, Zone::kDistribution, PartLabel::kDistribution);
  if (!list.has_label && BeginsWithHeading(letter, list.spans))
    list.spans.erase(list.spans.begin());
  std::vector<Found<std::string>> items = ItemsOf(letter, list.spans, ItemSeparator::kBullet);
  std::erase_if(items, [](const Found<std::string>& item) { return IsStroke(item.value); });
  for (Found<std::string>& item : items) {
    item.rule = "item_of_distribution";
    item.confidence = list.has_zone ? kList : kWithoutZone;
  }
  return items;
}

}  // namespace vanthu
