// recurrence_start: the first day a recurrence rule names, which a calendar needs as its start.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/archive/task_list.h"

namespace vanthu {

// The first day on or after `from` that fits the rule's BYMONTH, BYMONTHDAY and BYDAY parts;
// nullopt when the rule is not well-formed RFC 5545, has parts this cannot weigh (BYSETPOS, a
// numbered weekday …), or never fits. REQUIRES: `from` is a whole, legal date.
[[nodiscard]] std::optional<PartialDate> FirstOccurrence(std::string_view rrule,
                                                         const PartialDate& from);

// The first day of a task's rule, counted from the task's start or else from its letter's date;
// nullopt as above, or without either.
[[nodiscard]] std::optional<PartialDate> FirstOccurrenceOf(const ListedTask& task,
                                                           std::size_t rule);

// A partial date as its first day. REQUIRES: the year is known.
[[nodiscard]] PartialDate FirstDayOf(PartialDate date);

}  // namespace vanthu
