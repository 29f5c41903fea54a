// Tested by tests/pipeline/export/tasks_text_test.cc.
#include "pipeline/export/tasks_text.h"

#include <array>
#include <utility>

#include "pipeline/export/tasks_csv.h"
#include "pipeline/export/tasks_ics.h"
#include "pipeline/export/tasks_jsonl.h"
#include "pipeline/export/tasks_table.h"
#include "pipeline/export/tasks_taskwarrior.h"
#include "pipeline/export/tasks_todotxt.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<std::string_view, TasksFormat>, 7> kFormats = {{
    {"table", TasksFormat::kTable},
    {"csv", TasksFormat::kCsv},
    {"xlsx", TasksFormat::kXlsx},
    {"jsonl", TasksFormat::kJsonl},
    {"ics", TasksFormat::kIcs},
    {"taskwarrior", TasksFormat::kTaskwarrior},
    {"todotxt", TasksFormat::kTodoTxt},
}};

}  // namespace

std::optional<TasksFormat> TasksFormatNamed(std::string_view name) {
  for (const auto& [text, format] : kFormats) {
    if (text == name) return format;
  }
  return std::nullopt;
}

std::string TasksText::Head() const {
  switch (options_.format) {
    case TasksFormat::kCsv:
      return std::string(options_.has_mark ? kUtf8ByteOrderMark : "") + TasksCsvHead();
    case TasksFormat::kIcs:
      return CalendarHead();
    case TasksFormat::kTaskwarrior:
      return "[\n";
    case TasksFormat::kTable:
    case TasksFormat::kXlsx:
    case TasksFormat::kJsonl:
    case TasksFormat::kTodoTxt:
      return "";
  }
  return "";
}

std::string TasksText::Add(std::span<const ListedTask> tasks) {
  if (options_.format == TasksFormat::kTable) {
    return TasksTable(tasks, {.columns = options_.columns});
  }
  std::string text;
  for (const ListedTask& task : tasks) text += TextOf(task);
  return text;
}

std::string TasksText::TextOf(const ListedTask& task) {
  switch (options_.format) {
    case TasksFormat::kCsv:
      return TasksCsvRow(task);
    case TasksFormat::kJsonl:
      return TaskJson(task) + '\n';
    case TasksFormat::kIcs: {
      std::string component = options_.has_events ? TaskAsEvent(task) : TaskAsTodo(task);
      if (component.empty()) ++left_out_;
      return component;
    }
    case TasksFormat::kTaskwarrior:
      return (std::exchange(is_empty_, false) ? "" : ",\n") + TaskwarriorTask(task);
    case TasksFormat::kTodoTxt:
      return TodoTxtLine(task) + '\n';
    case TasksFormat::kTable:
    case TasksFormat::kXlsx:
      return "";
  }
  return "";
}

std::string TasksText::Tail() const {
  if (options_.format == TasksFormat::kIcs) return CalendarTail();
  if (options_.format == TasksFormat::kTaskwarrior) return is_empty_ ? "]\n" : "\n]\n";
  return "";
}

}  // namespace vanthu
