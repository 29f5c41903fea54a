// lunar_calendar: days of the Vietnamese lunar calendar, to check the tables that list them.
//
//   LunarDay(2024, 1, 1)     2024-02-10, Tết
//
// By the rules of the calendar in use since 1967: a month begins on the day of the new moon at
// UTC+7, month 11 has the winter solstice, and a year of thirteen months repeats the first month
// without a passage of the sun into a sign. The moon and the sun by J. Meeus, Astronomical
// Algorithms; good to some minutes from 1900 to 2100.
#pragma once

#include "extractors/fields.h"

namespace vanthu {

// The day `day` of the lunar month `month`, not a repeated one, of the lunar year that begins in
// the year `year`.
[[nodiscard]] PartialDate LunarDay(int year, int month, int day);

}  // namespace vanthu
