// vanthu tasks: what letters tell people to do, by due day.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/task_list.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/export/tasks_csv.h"
#include "pipeline/export/tasks_ics.h"
#include "pipeline/export/tasks_jsonl.h"
#include "pipeline/export/tasks_table.h"

namespace vanthu {
namespace {

enum class Format { kTable, kCsv, kJsonl, kIcs };

Format FormatNamed(std::string_view name) {
  if (name == "csv") return Format::kCsv;
  if (name == "jsonl") return Format::kJsonl;
  return name == "ics" ? Format::kIcs : Format::kTable;
}

// Tasks are read and written in pages of this size, whatever their number.
constexpr int kPageTasks = 500;

struct TasksCall {
  std::string assignee;
  std::string issuer;
  std::string letter;
  std::string due_before;
  std::string due_after;
  std::string today;
  std::string cursor;
  bool overdue = false;
  bool bom = false;
  int limit = 0;  // 0: all
  std::string format = "table";
};

// The day in Vietnam, which has had UTC+7 all year since 1975.
PartialDate Today() {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(
      std::chrono::system_clock::now() + std::chrono::hours(7)));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::expected<TaskFilter, Error> FilterOf(const TasksCall& call) {
  TaskFilter filter = {.assignee = call.assignee,
                       .issuer = call.issuer,
                       .letter = call.letter,
                       .due_after = {},
                       .due_before = {},
                       .overdue_on = {},
                       .cursor = call.cursor};
  const auto read = [](std::string_view option, const std::string& typed,
                       std::optional<PartialDate>& date) -> std::expected<void, Error> {
    if (typed.empty()) return {};
    const auto parsed = DateFromOption(option, typed);
    if (!parsed) return std::unexpected(parsed.error());
    date = *parsed;
    return {};
  };
  std::optional<PartialDate> today;
  for (const auto& done : {read("--due-before", call.due_before, filter.due_before),
                           read("--due-after", call.due_after, filter.due_after),
                           read("--today", call.today, today)}) {
    if (!done) return std::unexpected(done.error());
  }
  if (call.overdue) filter.overdue_on = today.value_or(Today());
  return filter;
}

void Write(Format format, const std::vector<ListedTask>& tasks) {
  if (format == Format::kTable) {
    std::cout << Printable(TasksTable(tasks, {.columns = OutputColumns()}));
    return;
  }
  for (const ListedTask& task : tasks) {
    switch (format) {
      case Format::kCsv:
        std::cout << TasksCsvRow(task);
        break;
      case Format::kJsonl:
        std::cout << TaskJson(task) << '\n';
        break;
      case Format::kIcs:
        std::cout << TaskAsTodo(task);
        break;
      case Format::kTable:
        break;
    }
  }
}

std::expected<ExitCode, Error> Run(const TasksCall& call, const Settings& settings) {
  auto filter = FilterOf(call);
  if (!filter) return std::unexpected(filter.error());
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  const Format format = FormatNamed(call.format);
  int left = call.limit;
  std::int64_t count = 0;
  do {
    filter->limit = call.limit == 0 ? kPageTasks : std::min(kPageTasks, left);
    auto page = ListTasks(*archive, *filter);
    if (!page) return std::unexpected(page.error());
    // Only now is it certain that there is something to write.
    if (count == 0 && format == Format::kCsv) {
      std::cout << (call.bom ? kUtf8ByteOrderMark : "") << TasksCsvHead();
    }
    if (filter->cursor == call.cursor && format == Format::kIcs) std::cout << CalendarHead();
    Write(format, page->tasks);
    count += static_cast<std::int64_t>(page->tasks.size());
    left -= static_cast<int>(page->tasks.size());
    filter->cursor = page->next;
  } while (!filter->cursor.empty() && (call.limit == 0 || left > 0));
  if (format == Format::kIcs) std::cout << CalendarTail();
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (count == 0) std::cerr << "no task fits\n";
  if (!filter->cursor.empty()) {
    std::cerr << fmt::format("more: repeat with --cursor {}\n", filter->cursor);
  }
  return ExitCode::kDone;
}

}  // namespace

void AddTasks(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<TasksCall>();
  CLI::App* command =
      app.add_subcommand("tasks", "List what letters tell people to do, by due day");
  command->add_option("--assignee", call->assignee, "Only tasks of assignees with this in the name")
      ->type_name("WORDS");
  command->add_option("--issuer", call->issuer, "Only tasks from issuers with this in the name")
      ->type_name("WORDS");
  command->add_option("--letter", call->letter, "Only tasks of this letter: its number or id")
      ->type_name("REF");
  command->add_option("--due-before", call->due_before, "Only tasks due on this day or earlier")
      ->type_name("DATE");
  command->add_option("--due-after", call->due_after, "Only tasks due on this day or later")
      ->type_name("DATE");
  command->add_flag("--overdue", call->overdue, "Only tasks due before today");
  command->add_option("--today", call->today, "What today is (default: the day in Vietnam)")
      ->type_name("DATE");
  command->add_option("--limit", call->limit, "So many tasks at most (default: all)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--cursor", call->cursor, "Go on after the page that ended with this")
      ->type_name("CURSOR");
  command->add_flag("--bom", call->bom, "csv: begin with a byte order mark, for Excel");
  command->add_option("--format", call->format, "table (default), csv, jsonl or ics")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"table", "csv", "jsonl", "ics"}));
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
