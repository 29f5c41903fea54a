// vanthu tasks set: notes that tasks are done, dropped or open again.
#include "pipeline/commands/tasks_set.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/task_status.h"
#include "pipeline/commands/today.h"
#include "pipeline/counted.h"

namespace vanthu {
namespace {

struct SetCall {
  std::string status;
  std::vector<std::string> tasks;
  std::optional<std::string> note;
  std::string day;
};

// "-" stands for the lines of stdin.
std::vector<std::string> NamesOf(const SetCall& call) {
  std::vector<std::string> names;
  for (const std::string& task : call.tasks) {
    if (task != "-") {
      names.push_back(task);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) names.push_back(line);
    }
  }
  return names;
}

std::expected<ExitCode, Error> Run(const SetCall& call, const Settings& settings) {
  StatusChange change = {.status = StatusNamed(call.status).value_or(TaskStatus::kOpen),
                         .day = {},
                         .today = ToIso(TodayInVietnam()),
                         .note = call.note};
  if (!call.day.empty()) {
    const auto day = DateFromOption("--on", call.day);
    if (!day) return std::unexpected(day.error());
    if (day->day == 0) {
      return std::unexpected(
          Error{Error::Code::kUsage,
                fmt::format("--on: '{}' is no whole day; write 2024-07-05 or 5/7/2024", call.day)});
    }
    change.day = ToIso(*day);
  }
  auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kMark);
  if (!archive) return std::unexpected(archive.error());
  const std::vector<std::string> names = NamesOf(call);
  const auto changed = SetTaskStatus(*archive, names, change);
  if (!changed) return std::unexpected(changed.error());
  if (settings.verbosity >= 0) {
    const auto already = static_cast<std::int64_t>(names.size()) - *changed;
    std::string text = fmt::format("{}: {}", call.status, Counted(*changed, "task"));
    if (already > 0) text += fmt::format("; {} were so already", already);
    std::cerr << text << '\n';
  }
  return ExitCode::kDone;
}

}  // namespace

void AddTasksSet(CLI::App& tasks, Invocation& invocation) {
  auto call = std::make_shared<SetCall>();
  CLI::App* command =
      tasks.add_subcommand("set", "Note that tasks are done, dropped or open again");
  command->add_option("status", call->status, "done, dropped or open")
      ->type_name("")
      ->required()
      ->check(CLI::IsMember({"open", "done", "dropped"}));
  command
      ->add_option("task", call->tasks,
                   "The task's id as the list shows it, or LETTER:PLACE; -: a line each of stdin")
      ->type_name("")
      ->required();
  command->add_option("--note", call->note, "A note; '' takes it away")->type_name("TEXT");
  command->add_option("--on", call->day, "The day it was done (default: today in Vietnam)")
      ->type_name("DATE");
  command->footer(
      "Examples:\n"
      "  vanthu tasks set done 9566061a6509:1.2 --note 'đã gửi báo cáo'\n"
      "  vanthu tasks set dropped 34-CT/TW:3\n"
      "  vanthu tasks --letter 34-CT/TW --format jsonl | jq -r .id | vanthu tasks set done -\n"
      "\n"
      "Options of every command, such as --archive: vanthu --help");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
