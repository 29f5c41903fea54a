// Tested by tests/pipeline/export/tasks_csv_test.cc.
#include "pipeline/export/tasks_csv.h"

#include "pipeline/export/csv_cell.h"
#include "pipeline/export/tasks_columns.h"

namespace vanthu {

std::string TasksCsvHead() {
  std::string line;
  for (const TasksColumn& column : TasksColumns()) {
    if (!line.empty()) line += ',';
    line += CsvCell(column.name);
  }
  return line + "\r\n";
}

std::string TasksCsvRow(const ListedTask& task) {
  std::string line;
  bool is_first = true;
  for (const TasksColumn& column : TasksColumns()) {
    if (!is_first) line += ',';
    is_first = false;
    line += CsvCell(column.value(task));
  }
  return line + "\r\n";
}

}  // namespace vanthu
