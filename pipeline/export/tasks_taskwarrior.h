// tasks_taskwarrior: tasks as `task import` of Taskwarrior 2.6 takes them.
//
//   [
//   {…},
//   {…}
//   ]
//
// One array, a task a line. The UUID is the same each time, so importing again updates. Due is the
// end of the day in Vietnam; who does it are tags, what else the letter says are annotations. A
// recurrence is an annotation too: as a recurrence, Taskwarrior would make a task of its own for
// each month since the letter was signed.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

// The object alone, no ',' and no '\n'.
[[nodiscard]] std::string TaskwarriorTask(const ListedTask& task);

}  // namespace vanthu
