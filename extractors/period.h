// Stretches of days as letters print them: a date, a month, "quý II", "6 tháng đầu năm 2025", "cuối
// tháng 9", "thượng tuần tháng 5", resolved against the letter's own date.
//
// Pure; safe from any thread. DOMAIN.md §7.
#pragma once

#include <cstddef>
#include <optional>

#include "extractors/calendar.h"
#include "extractors/fields.h"
#include "extractors/words.h"

namespace vanthu {

// `first == last` for a day. Partial dates stand for themselves ("2025-06").
struct Period {
  PartialDate first;
  PartialDate last;
  std::size_t end = 0;      // word behind it
  bool whole_date = false;  // a day was printed
  bool partial = false;     // a month or year that records keep as it is printed
};

// The period that begins at word `begin`, after a time of day if one stands there. Without a year
// it is the first one not before `anchor`; nullopt when the anchor's year is needed and 0.
[[nodiscard]] std::optional<Period> PeriodAt(const Words& words, std::size_t begin,
                                             const PartialDate& anchor);

// The word behind "17 giờ 00 phút", "16h30", "8g00"; `i` when no time of day stands there.
[[nodiscard]] std::size_t EndOfTimeOfDay(const Words& words, std::size_t i);

// The year of a day or month printed without one: the first that is not before the letter; 0 when
// the letter has none. `day` is 0 for a month.
[[nodiscard]] int RollForward(int month, int day, const PartialDate& anchor);

// The last day of a month or year that is meant whole; a day stays itself.
[[nodiscard]] PartialDate LastDay(const PartialDate& date);

}  // namespace vanthu
