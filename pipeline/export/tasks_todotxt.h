// tasks_todotxt: a task as a line of todo.txt.
//
//   2025-02-10 b) Rà soát danh sách +12/KH-SYT @Văn_phòng due:2025-03-25 letter:0123… task:1.2
//   x 2025-03-20 2025-02-10 …                                             (done on 20 March)
//
// Dates in front are those of the letter and of the status. `due:` and, for tasks that come again,
// `rec:+1m` are written as topydo, SimpleTask and others read them. `letter:` and `task:` together
// are the task's id. todo.txt knows no dropped tasks: they are closed, with `status:dropped`.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

[[nodiscard]] std::string TodoTxtLine(const ListedTask& task);  // no '\n'

}  // namespace vanthu
