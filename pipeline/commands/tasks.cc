// vanthu tasks: what letters tell people to do, by due day; or what changed of it, for programs
// that follow.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/task_list.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/tasks_following.h"
#include "pipeline/commands/tasks_output.h"
#include "pipeline/commands/tasks_set.h"
#include "pipeline/commands/tasks_webhook.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/commands/today.h"
#include "pipeline/counted.h"
#include "pipeline/export/letter_link.h"

namespace vanthu {
namespace {

// Tasks are read and written in pages of this size, whatever their number.
constexpr int kPageTasks = 500;
// Tasks in a message of a webhook: some 100 KB, which every receiver takes.
constexpr int kMessageTasks = 100;

struct TasksCall {
  std::string assignee;
  std::string issuer;
  std::string letter;
  std::string status;
  std::string due_before;
  std::string due_after;
  std::string today;
  std::string cursor;
  FollowedFrom followed;
  std::string output;
  std::string to;
  bool open = false;
  bool overdue = false;
  bool bom = false;
  bool events = false;
  int limit = 0;  // 0: all
  std::string format = "table";

  [[nodiscard]] bool is_following() const {
    return !followed.since.empty() || !followed.cursor_file.empty() || !to.empty();
  }
};

std::expected<TaskFilter, Error> FilterOf(const TasksCall& call) {
  TaskFilter filter = {.assignee = call.assignee,
                       .issuer = call.issuer,
                       .letter = call.letter,
                       .status = StatusNamed(call.open ? "open" : call.status),
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
  if (call.overdue) filter.overdue_on = LastDay(today.value_or(TodayInVietnam()));
  return filter;
}

void AddLinks(std::vector<ListedTask>& tasks, const Settings& settings) {
  for (ListedTask& task : tasks) {
    task.link = LetterLink(task, settings.letter_link, settings.archive_dir);
  }
}

TasksTextOptions TextOptionsOf(const TasksCall& call) {
  return {.format = TasksFormatNamed(call.format).value_or(TasksFormat::kTable),
          .has_mark = call.bom,
          .has_events = call.events,
          .columns = OutputColumns()};
}

void SayLeftOut(const TasksOutput& output) {
  if (output.left_out() == 0) return;
  std::cerr << fmt::format("left out, being no events: {} without a day\n",
                           Counted(output.left_out(), "task"));
}

std::expected<ExitCode, Error> RunList(const TasksCall& call, const Settings& settings,
                                       TaskFilter filter, const Archive& archive) {
  std::optional<TasksOutput> output;
  int left = call.limit;
  std::int64_t count = 0;
  do {
    filter.limit = call.limit == 0 ? kPageTasks : std::min(kPageTasks, left);
    auto page = ListTasks(archive, filter);
    if (!page) return std::unexpected(page.error());
    // Only now is it certain that there is something to write.
    if (!output) {
      auto opened = TasksOutput::Open(call.output, TextOptionsOf(call));
      if (!opened) return std::unexpected(opened.error());
      output.emplace(std::move(*opened));
    }
    AddLinks(page->tasks, settings);
    if (auto done = output->Add(page->tasks); !done) return std::unexpected(done.error());
    count += static_cast<std::int64_t>(page->tasks.size());
    left -= static_cast<int>(page->tasks.size());
    filter.cursor = page->next;
  } while (!filter.cursor.empty() && (call.limit == 0 || left > 0));
  if (auto done = output->Finish(); !done) return std::unexpected(done.error());
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (count == 0) std::cerr << "no task fits\n";
  SayLeftOut(*output);
  if (!filter.cursor.empty()) {
    std::cerr << fmt::format("more: repeat with --cursor {}\n", filter.cursor);
  }
  return ExitCode::kDone;
}

void SayCursor(const TasksCall& call, const FollowedTo& to) {
  if (!call.followed.cursor_file.empty()) {
    if (!to.is_last) std::cerr << "more: run the same command again\n";
    return;
  }
  std::cerr << fmt::format("{}: --since {}\n", to.is_last ? "next time" : "more", to.cursor);
}

std::expected<ExitCode, Error> RunChanges(const TasksCall& call, const Settings& settings,
                                          const TaskFilter& filter, const Archive& archive) {
  auto output = TasksOutput::Open(call.output, TextOptionsOf(call));
  if (!output) return std::unexpected(output.error());
  const auto write = [&](std::span<const ListedTask> tasks, const std::string&) {
    std::vector<ListedTask> linked(tasks.begin(), tasks.end());
    AddLinks(linked, settings);
    return output->Add(linked);
  };
  const auto to = FollowTasks(archive, call.followed, filter,
                              {.batch = kPageTasks, .limit = call.limit}, write);
  if (!to) return std::unexpected(to.error());
  // Only when everything is written may the next run begin behind it.
  if (auto done = output->Finish(); !done) return std::unexpected(done.error());
  if (auto saved = SaveCursor(call.followed, to->cursor); !saved) {
    return std::unexpected(saved.error());
  }
  if (settings.verbosity < 0) return ExitCode::kDone;
  SayLeftOut(*output);
  SayCursor(call, *to);
  return ExitCode::kDone;
}

std::expected<ExitCode, Error> RunWebhook(const TasksCall& call, const Settings& settings,
                                          const TaskFilter& filter, const Archive& archive) {
  const auto webhook = TasksWebhook(call.to, settings);
  if (!webhook) return std::unexpected(webhook.error());
  std::string taken;
  const auto send = [&](std::span<const ListedTask> tasks,
                        const std::string& cursor) -> std::expected<void, Error> {
    std::vector<ListedTask> linked(tasks.begin(), tasks.end());
    // Without an address of its own a letter's link is a path of this machine, which is nobody
    // else's business.
    if (!settings.letter_link.empty()) AddLinks(linked, settings);
    auto sent = (*webhook)(linked, cursor);
    if (sent) taken = cursor;
    return sent;
  };
  const auto to =
      FollowTasks(archive, call.followed, filter,
                  {.batch = kMessageTasks, .limit = call.limit, .saves_each = true}, send);
  if (!to) {
    Error error = to.error();
    if (!taken.empty() && call.followed.cursor_file.empty()) {
      error.message += fmt::format("; what came before is delivered, go on with --since {}", taken);
    }
    return std::unexpected(std::move(error));
  }
  if (settings.verbosity < 0) return ExitCode::kDone;
  std::cerr << fmt::format("{} delivered\n", Counted(to->tasks, "task"));
  SayCursor(call, *to);
  return ExitCode::kDone;
}

std::expected<ExitCode, Error> Run(const TasksCall& call, const Settings& settings) {
  if (call.bom && call.format != "csv") {
    return std::unexpected(Error{Error::Code::kUsage, "--bom: goes with --format csv"});
  }
  if (call.events && call.format != "ics") {
    return std::unexpected(Error{Error::Code::kUsage, "--events: goes with --format ics"});
  }
  const auto filter = FilterOf(call);
  if (!filter) return std::unexpected(filter.error());
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  if (!call.to.empty()) return RunWebhook(call, settings, *filter, *archive);
  if (call.is_following()) return RunChanges(call, settings, *filter, *archive);
  return RunList(call, settings, *filter, *archive);
}

void AddFilters(CLI::App& command, TasksCall& call) {
  command.add_option("--assignee", call.assignee, "Only tasks of assignees with this in the name")
      ->type_name("WORDS");
  command.add_option("--issuer", call.issuer, "Only tasks from issuers with this in the name")
      ->type_name("WORDS");
  command.add_option("--letter", call.letter, "Only tasks of this letter: its number or id")
      ->type_name("REF");
  CLI::Option* open = command.add_flag("--open", call.open, "Only tasks that are still to do");
  command.add_option("--status", call.status, "Only tasks that are open, done or dropped")
      ->type_name("STATUS")
      ->check(CLI::IsMember({"open", "done", "dropped"}))
      ->excludes(open);
  command.add_option("--due-before", call.due_before, "Only tasks due on this day or earlier")
      ->type_name("DATE");
  command.add_option("--due-after", call.due_after, "Only tasks due on this day or later")
      ->type_name("DATE");
  command.add_flag("--overdue", call.overdue, "Only open tasks due before today");
  command.add_option("--today", call.today, "What today is (default: the day in Vietnam)")
      ->type_name("DATE");
}

void AddPaging(CLI::App& command, TasksCall& call) {
  command.add_option("--limit", call.limit, "So many tasks at most (default: all)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  CLI::Option* cursor =
      command.add_option("--cursor", call.cursor, "Go on after the page that ended with this")
          ->type_name("CURSOR");
  CLI::Option* since =
      command
          .add_option("--since", call.followed.since,
                      "Only what came in, changed or is gone since the run that printed this; "
                      "'start': all")
          ->type_name("CURSOR");
  CLI::Option* cursor_file =
      command
          .add_option("--cursor-file", call.followed.cursor_file,
                      "The same, with the cursor kept in a file from run to run")
          ->type_name("FILE");
  CLI::Option* to =
      command
          .add_option("--to", call.to,
                      "Send it to this address as signed JSON; sent again while it is not taken")
          ->type_name("URL");
  cursor_file->excludes(since);
  // What is overdue changes with the day, without a change of the task.
  for (CLI::Option* following : {since, cursor_file, to}) {
    following->excludes(cursor)->excludes(command.get_option("--overdue"));
  }
}

void AddFormats(CLI::App& command, TasksCall& call) {
  CLI::Option* format =
      command
          .add_option("--format", call.format,
                      "table (default), csv, xlsx, jsonl, ics, taskwarrior or todotxt")
          ->type_name("FORMAT")
          ->check(
              CLI::IsMember({"table", "csv", "xlsx", "jsonl", "ics", "taskwarrior", "todotxt"}));
  CLI::Option* output =
      command.add_option("-o,--output", call.output, "Write to this file instead of stdout")
          ->type_name("FILE");
  command.add_flag("--bom", call.bom, "csv: begin with a byte order mark, for Excel");
  command.add_flag("--events", call.events,
                   "ics: events on the due days, for calendars that know no tasks");
  command.get_option("--to")->excludes(format)->excludes(output);
}

}  // namespace

void AddTasks(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<TasksCall>();
  CLI::App* command =
      app.add_subcommand("tasks", "List what letters tell people to do, by due day");
  AddFilters(*command, *call);
  AddPaging(*command, *call);
  AddFormats(*command, *call);
  AddTasksSet(*command, invocation);
  command->callback([call, command, &invocation] {
    if (!command->get_subcommands().empty()) return;
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
