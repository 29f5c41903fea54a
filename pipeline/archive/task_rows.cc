// Tested by tests/pipeline/archive/task_rows_test.cc.
#include "pipeline/archive/task_rows.h"

#include <fmt/core.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/task_changes.h"

namespace vanthu {
namespace {

// Sorts behind every real date.
constexpr std::string_view kNoDueDay = "9999-12-31";

// A task of the tree with its place in the flat table.
struct TaskRow {
  const Task* task = nullptr;
  std::optional<std::int64_t> parent;  // ordinal of the node above
  std::string_view task_above;         // id of the nearest task above, or ""
  [[nodiscard]] bool is_task() const { return task->kind == Task::Kind::kTask; }
};

void Flatten(const std::vector<Task>& tasks, std::optional<std::int64_t> parent,
             std::string_view task_above, std::vector<TaskRow>& rows) {
  for (const Task& task : tasks) {
    const auto ordinal = static_cast<std::int64_t>(rows.size());
    rows.push_back({.task = &task, .parent = parent, .task_above = task_above});
    Flatten(task.children, ordinal, rows.back().is_task() ? task.id : task_above, rows);
  }
}

std::vector<TaskRow> RowsOf(const Record& record) {
  std::vector<TaskRow> rows;
  Flatten(record.tasks, std::nullopt, "", rows);
  return rows;
}

std::string NamesAsJson(const std::vector<std::string>& names) {
  return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string FoldedNames(const std::vector<std::string>& names) {
  std::string folded;
  for (const std::string& name : names) folded += Fold(name) + '\n';
  return folded;
}

// The last whole day of an ISO date that may be partial; kNoDueDay for none.
std::string DueDay(std::string_view iso) {
  const std::optional<PartialDate> date = DateFromIso(iso);
  return date && date->year != 0 ? ToIso(LastDay(*date)) : std::string(kNoDueDay);
}

// All that exports show of a task, for comparing.
std::string Shown(const TaskRow& row, const Record& record) {
  const Task& task = *row.task;
  const Deadline deadline = task.deadline.value_or(Deadline{});
  const Recurrence recurrence = task.recurrence.value_or(Recurrence{});
  const nlohmann::json values = {row.task_above,
                                 task.label,
                                 task.text,
                                 task.assignees,
                                 task.assignees_inherited,
                                 task.support,
                                 task.report_to,
                                 deadline.text,
                                 deadline.date,
                                 deadline.start,
                                 deadline.end,
                                 recurrence.text,
                                 recurrence.rrules,
                                 record.reference.reference,
                                 ToIso(record.date),
                                 record.issuer.name,
                                 record.issuer.parent,
                                 record.subject};
  return values.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What the tables know of a task before the letter is written again.
struct KnownTask {
  std::int64_t sequence = 0;
  std::int64_t change = 0;
  std::string shown;  // "" for one that was removed
  std::string label;
  std::string text;
};
using KnownTasks = std::map<std::string, KnownTask, std::less<>>;

// The tasks in the table, by id. Ids are unique in a letter the program read; of two equal ones in
// a record from elsewhere, one stands for both.
std::expected<KnownTasks, Error> ReadTasks(Archive::Database& database, std::int64_t letter,
                                           const Record& before) {
  KnownTasks known;
  for (const TaskRow& row : RowsOf(before)) {
    if (!row.is_task()) continue;
    known[row.task->id] = {
        .shown = Shown(row, before), .label = row.task->label, .text = row.task->text};
  }
  Statement statement = database.Prepare(
      "SELECT task_id, sequence, change FROM task WHERE letter = ? AND kind = 'task'");
  statement.Bind(letter);
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return known;
    const auto found = known.find(statement.Text(0));
    if (found == known.end()) continue;
    found->second.sequence = statement.Integer(1);
    found->second.change = statement.Integer(2);
  }
}

std::expected<KnownTasks, Error> ReadRemoved(Archive::Database& database, std::int64_t letter) {
  KnownTasks removed;
  Statement statement =
      database.Prepare("SELECT task_id, sequence FROM removed_task WHERE letter = ?");
  statement.Bind(letter);
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return removed;
    removed[std::string(statement.Text(0))] = {.sequence = statement.Integer(1)};
  }
}

std::expected<void, Error> NoteRemoved(Archive::Database& database, std::int64_t letter,
                                       const std::string& task_id, const KnownTask& task,
                                       std::int64_t change) {
  return database
      .Prepare(
          "INSERT INTO removed_task (letter, task_id, label, text, sequence, change) "
          "VALUES (?, ?, ?, ?, ?, ?)")
      .Bind(letter)
      .Bind(task_id)
      .Bind(task.label)
      .Bind(task.text)
      .Bind(task.sequence + 1)
      .Bind(change)
      .Run();
}

std::expected<void, Error> Insert(Archive::Database& database, std::int64_t letter,
                                  std::int64_t ordinal, const TaskRow& row, std::int64_t sequence,
                                  std::int64_t change) {
  const Task& task = *row.task;
  const std::string assignees = NamesAsJson(task.assignees);
  const std::string assignees_folded = FoldedNames(task.assignees);
  const std::string support = NamesAsJson(task.support);
  const Deadline deadline = task.deadline.value_or(Deadline{});
  const std::string& due = deadline.date.empty() ? deadline.end : deadline.date;
  const std::string due_day = DueDay(due);
  const Recurrence recurrence = task.recurrence.value_or(Recurrence{});
  const std::string rrules = NamesAsJson(recurrence.rrules);
  Statement insert = database.Prepare(
      "INSERT INTO task (letter, ordinal, parent, task_id, label, kind, text, assignees, "
      "assignees_inherited, assignees_folded, support, report_to, deadline_text, start, due, "
      "due_day, recurrence_text, rrules, sequence, change) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.Bind(letter).Bind(ordinal);
  if (row.parent) {
    insert.Bind(*row.parent);
  } else {
    insert.BindNull();
  }
  return insert.Bind(task.id)
      .Bind(task.label)
      .Bind(NameOf(task.kind))
      .Bind(task.text)
      .Bind(assignees)
      .Bind(std::int64_t{task.assignees_inherited})
      .Bind(assignees_folded)
      .Bind(support)
      .Bind(task.report_to)
      .Bind(deadline.text)
      .Bind(deadline.start)
      .Bind(due)
      .Bind(due_day)
      .Bind(recurrence.text)
      .Bind(rrules)
      .Bind(sequence)
      .Bind(change)
      .Run();
}

std::expected<void, Error> Forget(Archive::Database& database, std::string_view sql,
                                  std::int64_t letter) {
  return database.Prepare(sql).Bind(letter).Run();
}

}  // namespace

std::expected<void, Error> WriteTaskRows(Archive::Database& database, std::int64_t letter,
                                         const Record& record, const Record* before) {
  KnownTasks known;
  KnownTasks removed;
  if (before != nullptr) {
    auto tasks = ReadTasks(database, letter, *before);
    if (!tasks) return std::unexpected(tasks.error());
    known = std::move(*tasks);
    auto gone = ReadRemoved(database, letter);
    if (!gone) return std::unexpected(gone.error());
    removed = std::move(*gone);
    if (auto done = Forget(database, "DELETE FROM task WHERE letter = ?", letter); !done) {
      return done;
    }
  }
  const std::vector<TaskRow> rows = RowsOf(record);
  if (rows.empty() && known.empty()) return {};
  auto numbers = ChangeNumbers::Begin(database);
  if (!numbers) return std::unexpected(numbers.error());

  std::map<std::string, KnownTask, std::less<>> gone = known;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TaskRow& row = rows[i];
    std::int64_t sequence = 0;
    std::int64_t change = 0;
    if (row.is_task()) {
      gone.erase(row.task->id);
      const auto was = known.find(row.task->id);
      if (was != known.end() && was->second.shown == Shown(row, record)) {
        sequence = was->second.sequence;
        change = was->second.change;
      } else if (was != known.end()) {
        sequence = was->second.sequence + 1;
        change = numbers->Next();
      } else {
        const auto back = removed.find(row.task->id);
        sequence = back == removed.end() ? 0 : back->second.sequence + 1;
        change = numbers->Next();
        if (back != removed.end()) {
          if (auto done =
                  database.Prepare("DELETE FROM removed_task WHERE letter = ? AND task_id = ?")
                      .Bind(letter)
                      .Bind(row.task->id)
                      .Run();
              !done) {
            return done;
          }
        }
      }
    }
    if (auto done = Insert(database, letter, static_cast<std::int64_t>(i), row, sequence, change);
        !done) {
      return done;
    }
  }
  for (const auto& [task_id, task] : gone) {
    if (auto done = NoteRemoved(database, letter, task_id, task, numbers->Next()); !done) {
      return done;
    }
  }
  return numbers->Save(database);
}

}  // namespace vanthu
