// tasks_ics: tasks as iCalendar VTODOs or, for calendars that know no tasks, VEVENTs (RFC 5545).
//
//   out << CalendarHead(); for (task) out << TaskAsTodo(task); out << CalendarTail();
//
// Dates are whole days without a time zone, as letters name them: all-day values mean the same in
// every calendar. The same task gives the same UID and the same bytes each time; what changed has a
// higher SEQUENCE. DTSTAMP and LAST-MODIFIED are the letter's day and the sequence, not the clock.
// Written by hand: what there is to it is folding and escaping, and libical (MPL or LGPL), which
// the tests read this back with, would be one more library in the program for that.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

[[nodiscard]] std::string CalendarHead();
// One VTODO; one more for each further recurrence rule, because a component may have only one.
[[nodiscard]] std::string TaskAsTodo(const ListedTask& task);
// All-day events on the due day, likewise; "" for a task without a day.
[[nodiscard]] std::string TaskAsEvent(const ListedTask& task);
[[nodiscard]] std::string CalendarTail();

}  // namespace vanthu
