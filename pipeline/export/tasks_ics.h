// tasks_ics: tasks as iCalendar VTODOs (RFC 5545).
//
//   out << CalendarHead(); for (task) out << TaskAsTodo(task); out << CalendarTail();
//
// Dates are whole days without a time zone, as letters name them: all-day values mean the same in
// every calendar. The same task gives the same UID and the same bytes each time; DTSTAMP is the
// letter's date, not the clock's.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

[[nodiscard]] std::string CalendarHead();
// One VTODO; one more for each further recurrence rule, because a component may have only one.
[[nodiscard]] std::string TaskAsTodo(const ListedTask& task);
[[nodiscard]] std::string CalendarTail();

}  // namespace vanthu
