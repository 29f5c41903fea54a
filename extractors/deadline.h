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
#include <expected>
#include <optional>
#include <string_view>

#include "extractors/calendar.h"
#include "extractors/error.h"
#include "extractors/fields.h"
#include "extractors/table.h"
#include "extractors/words.h"

namespace vanthu {

class TimeWords {
 public:
  // data/time_words.tsv (phrase, kind, value) and data/holidays.tsv.
  [[nodiscard]] static std::expected<TimeWords, Error> FromTables(const Table& words,
                                                                  const Table& holidays);

  enum class Cue { kBefore, kBy };
  struct CueMatch {
    Cue cue = Cue::kBefore;
    std::size_t end = 0;
  };
  // A cue of a point in time, of a term ("trong thời hạn"), of a repetition ("hằng", "định kỳ").
  [[nodiscard]] std::optional<CueMatch> PointCueAt(const Words& words, std::size_t i) const;
  [[nodiscard]] std::optional<std::size_t> TermCueAt(const Words& words, std::size_t i) const;
  [[nodiscard]] std::optional<std::size_t> EveryCueAt(const Words& words, std::size_t i) const;

  struct Count {
    int value = 0;
    std::size_t end = 0;
  };
  // A number in digits or words, with its repetition in brackets: "05", "năm", "30 (ba mươi)".
  [[nodiscard]] std::optional<Count> CountAt(const Words& words, std::size_t i) const;
  struct Weekday {
    std::string_view day;  // "MO"
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<Weekday> WeekdayAt(const Words& words, std::size_t i) const;
  [[nodiscard]] const Holidays& holidays() const { return holidays_; }

 private:
  Phrases before_;
  Phrases by_;
  Phrases within_;
  Phrases every_;
  Phrases numbers_;
  Phrases weekdays_;  // value: 0 Monday … 6 Sunday
  Holidays holidays_;
};

// Words [begin, end) of a paragraph.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

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
