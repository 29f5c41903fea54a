// recurrence_start: the first day a recurrence rule names, which a calendar needs as its start.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/fields.h"

namespace vanthu {

// The first day on or after `from` that fits the rule's BYMONTH, BYMONTHDAY and BYDAY parts;
// nullopt when the rule is not well-formed RFC 5545, has parts this cannot weigh (BYSETPOS, a
// numbered weekday …), or never fits. REQUIRES: `from` is a whole, legal date.
[[nodiscard]] std::optional<PartialDate> FirstOccurrence(std::string_view rrule,
                                                         const PartialDate& from);

}  // namespace vanthu
