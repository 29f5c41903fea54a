// damaged_date: the month and year of a date whose day was misread.
//
//   DamagedDateAt(words, i) on "ngày l1 I tháng 4 năm 2024" -> 2024-04
//   on "ngày 42/02/2018" -> 2018-02, on "ngày 2 tháng, 12 năm 2017" -> 2017-12
//   on "ngày l6 tháng 4 năm 2021" -> 2021-04-16: in print a stroke before a digit is a one
//
// For dates that stand where only a date can (behind the number of a cited document): the day is
// given up, never guessed. Dates that can be read are calendar's.
#pragma once

#include <cstddef>
#include <optional>

#include "extractors/calendar.h"
#include "extractors/words.h"

namespace vanthu {

// The date that begins with the word "ngày" at `begin`; none when it cannot be told where it ends.
[[nodiscard]] std::optional<DateMatch> DamagedDateAt(const Words& words, std::size_t begin);

}  // namespace vanthu
