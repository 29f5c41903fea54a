// Deadlines: by when, resolved against the letter's date.
//
//   "… gửi về Sở Nội vụ trước ngày 15/01" in a letter of 2021-12-02 -> {"trước ngày 15/01",
//   2022-01-15}
//
// A date counts only behind a cue (data/time_words.tsv): dates of cited documents, anniversaries
// and terms of office are none. A term that starts with something the letter does not date ("05
// ngày làm việc kể từ ngày nhận được") is kept as text without a date. Pure; safe from any thread;
// the letter's date is the only clock.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "extractors/time_words.h"
#include "extractors/words.h"

namespace vanthu {

// The deadline in a task's words, and where it stands. `skip` is the place of its repetition, whose
// days are no deadline.
struct DeadlineFound {
  Deadline value;
  WordRange place;
};
[[nodiscard]] std::optional<DeadlineFound> FindDeadline(const Words& words, WordRange range,
                                                        WordRange skip, const PartialDate& anchor,
                                                        const TimeWords& times);

// When a meeting or a campaign is: the time of an item that begins "Thời gian", with or without a
// cue.
[[nodiscard]] std::optional<DeadlineFound> FindEventTime(const Words& words, WordRange range,
                                                         const PartialDate& anchor);

}  // namespace vanthu
