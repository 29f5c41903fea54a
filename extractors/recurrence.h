// Recurrence: how often, as rules of RFC 5545.
//
//   "báo cáo vào ngày 10 hằng tháng" -> {"vào ngày 10 hằng tháng", FREQ=MONTHLY;BYMONTHDAY=10}
//   "định kỳ hằng quý, 6 tháng, năm" -> three rules
//
// RFC 5545 knows no quarters: every three months stands for them. "định kỳ" alone gives the text
// and no rule. Words such as "kế hoạch hằng năm" name a thing, not a repetition. Pure; safe from
// any thread.
#pragma once

#include <optional>

#include "extractors/fields.h"
#include "extractors/time_words.h"
#include "extractors/words.h"

namespace vanthu {

struct RecurrenceFound {
  Recurrence value;
  WordRange place;
};
// The most precise repetition in the words: one with a day goes before one without.
[[nodiscard]] std::optional<RecurrenceFound> FindRecurrence(const Words& words, WordRange range,
                                                            const TimeWords& times);

}  // namespace vanthu
