// Tested by tests/pipeline/export/tasks_xlsx_test.cc.
#include "pipeline/export/tasks_xlsx.h"

#include <optional>
#include <utility>
#include <vector>

#include "extractors/fields.h"
#include "pipeline/export/tasks_columns.h"

namespace vanthu {
namespace {

bool IsDay(std::string_view column) {
  return column == "start" || column == "due" || column == "letter_date" || column == "status_day";
}

}  // namespace

std::expected<Spreadsheet, Error> NewTasksSheet(const std::filesystem::path& file) {
  std::vector<SpreadsheetColumn> columns;
  for (const TasksColumn& column : TasksColumns()) {
    columns.push_back({column.heading, column.width});
  }
  return Spreadsheet::Create(file, "Nhiệm vụ", columns);
}

std::expected<void, Error> AddToSheet(std::span<const ListedTask> tasks, Spreadsheet& sheet) {
  for (const ListedTask& task : tasks) {
    std::vector<SpreadsheetCell> row;
    for (const TasksColumn& column : TasksColumns()) {
      SpreadsheetCell cell = {.text = column.value(task)};
      if (IsDay(column.name)) cell.date = DateFromIso(cell.text).value_or(PartialDate{});
      row.push_back(std::move(cell));
    }
    if (auto done = sheet.Add(row); !done) return done;
  }
  return {};
}

}  // namespace vanthu
