// Tested by tests/extractors/distribution_test.cc.
#include "extractors/distribution.h"

#include "extractors/item_list.h"
#include "extractors/line_label.h"

namespace vanthu {
namespace {

// How often the rule is right, on the development letters.
constexpr double kList = 0.96;
constexpr double kWithoutZone = 0.8;

}  // namespace

std::vector<Found<std::string>> FindDistribution(const Letter& letter) {
  const ListLines list = LinesOfList(letter, Zone::kDistribution, PartLabel::kDistribution);
  std::vector<Found<std::string>> items = ItemsOf(letter, list.spans, ItemSeparator::kBullet);
  for (Found<std::string>& item : items) {
    item.rule = "item_of_distribution";
    item.confidence = list.has_zone ? kList : kWithoutZone;
  }
  return items;
}

}  // namespace vanthu
