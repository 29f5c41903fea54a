// date_bounds: dates as people type them, and the whole days that a partial date begins and ends
// with.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "extractors/fields.h"

namespace vanthu {

// 2024, 2024-07, 2024-07-05, 5/7/2024, 7/2024. kUsage, naming `option`, for anything else.
[[nodiscard]] std::expected<PartialDate, Error> DateFromOption(std::string_view option,
                                                               std::string_view typed);

// The last day the date can mean: 2025-06 -> 2025-06-30. REQUIRES: the year is known.
[[nodiscard]] PartialDate LastDay(PartialDate date);
// The first value in the order of PartialDate that a date from this day on may have: a letter of
// "2025-06" is from 2025-06-01 on as well.
[[nodiscard]] PartialDate LowerBound(PartialDate date);

}  // namespace vanthu
