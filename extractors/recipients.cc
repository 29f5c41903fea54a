// Tested by tests/extractors/recipients_test.cc.
#include "extractors/recipients.h"

#include <re2/re2.h>

#include "extractors/item_list.h"
#include "extractors/line_label.h"

namespace vanthu {
namespace {

// How often the rule is right, on the development letters.
constexpr double kList = 0.96;
constexpr double kWithoutZone = 0.8;

// "(sau đây gọi chung là thủ trưởng các đơn vị)", "(gọi tắt là …)", alone or behind an addressee.
const re2::RE2& Remark() {
  static const re2::RE2 pattern(
      "(\\s*\\((?i:sau đây)?\\s*(?i:gọi)\\s+(?i:chung|tắt)[^)]*\\)?[\\s.;]*)$");
  return pattern;
}

}  // namespace

std::vector<Found<std::string>> FindRecipients(const Letter& letter) {
  ListLines list = LinesOfList(letter, Zone::kRecipients, PartLabel::kRecipients);
  for (Span& span : list.spans) {
    re2::StringPiece remark;
    if (re2::RE2::PartialMatch(span.Of(letter.text), Remark(), &remark)) {
      span.end = static_cast<std::size_t>(remark.data() - letter.text.data());
    }
  }
  std::erase_if(list.spans, [](Span span) { return span.empty(); });
  std::vector<Found<std::string>> items =
      ItemsOf(letter, list.spans, ItemSeparator::kBulletOrSemicolon);
  for (Found<std::string>& item : items) {
    item.rule = "item_of_recipients";
    item.confidence = list.has_zone ? kList : kWithoutZone;
  }
  return items;
}

}  // namespace vanthu
