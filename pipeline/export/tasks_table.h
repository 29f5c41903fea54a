// tasks_table: tasks as a table for a terminal or a text file.
//
// Under the letter stands the task's id, by which its status is set; under the day its status when
// it is not open; under the text the note.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

struct TasksTableOptions {
  std::size_t columns = 100;  // of the terminal
  std::size_t max_lines = 3;  // of one task; what is longer ends in "…"
};

// Head and rows, each line ending in '\n'. "" when there are no tasks.
[[nodiscard]] std::string TasksTable(std::span<const ListedTask> tasks,
                                     const TasksTableOptions& options = {});

}  // namespace vanthu
