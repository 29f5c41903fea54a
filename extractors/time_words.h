// The words that time is told with: cues of deadlines ("trước", "chậm nhất"), of terms ("trong thời
// hạn"), of repetitions ("hằng", "định kỳ"), numbers and weekdays in words, and the holidays.
//
// The tables are data/time_words.tsv and data/holidays.tsv. Immutable after loading; safe from any
// thread. DOMAIN.md §7.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string_view>

#include "extractors/calendar.h"
#include "extractors/error.h"
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

}  // namespace vanthu
