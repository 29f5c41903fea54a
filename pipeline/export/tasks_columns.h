// tasks_columns: what a table of tasks has in its columns, for CSV and for spreadsheets.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/archive/task_list.h"

namespace vanthu {

struct TasksColumn {
  std::string_view name;     // for programs
  std::string_view heading;  // for people
  int width = 12;            // in a spreadsheet, in characters
  std::string (*value)(const ListedTask& task);
};

// In the order they stand in. New ones come last.
[[nodiscard]] std::span<const TasksColumn> TasksColumns();

}  // namespace vanthu
