// Tested by tests/pipeline/export/tasks_csv_test.cc.
#include "pipeline/export/tasks_csv.h"

#include "pipeline/export/tasks_columns.h"

namespace vanthu {
namespace {

std::string Quoted(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string TasksCsvHead() {
  std::string line;
  for (const TasksColumn& column : TasksColumns()) {
    if (!line.empty()) line += ',';
    line += column.name;
  }
  return line + "\r\n";
}

std::string TasksCsvRow(const ListedTask& task) {
  std::string line;
  bool is_first = true;
  for (const TasksColumn& column : TasksColumns()) {
    if (!is_first) line += ',';
    is_first = false;
    line += Quoted(column.value(task));
  }
  return line + "\r\n";
}

}  // namespace vanthu
