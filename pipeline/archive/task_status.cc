// Tested by tests/pipeline/archive/task_status_test.cc.
#include "pipeline/archive/task_status.h"

#include <fmt/core.h>

#include <array>
#include <utility>
#include <vector>

#include "pipeline/archive/database.h"
#include "pipeline/archive/search.h"
#include "pipeline/archive/task_changes.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<TaskStatus, std::string_view>, 4> kNames = {{
    {TaskStatus::kOpen, "open"},
    {TaskStatus::kDone, "done"},
    {TaskStatus::kDropped, "dropped"},
    {TaskStatus::kRemoved, "removed"},
}};

// One task of the archive.
struct TaskPlace {
  std::int64_t letter = 0;
  std::string task_id;
  std::string kind;

  bool operator==(const TaskPlace&) const = default;
};

std::expected<void, Error> Collect(Statement statement, std::vector<TaskPlace>& places) {
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    TaskPlace place = {statement.Integer(0), std::string(statement.Text(1)),
                       std::string(statement.Text(2))};
    if (places.empty() || places.back() != place) places.push_back(std::move(place));
  }
}

// The nodes that `typed` names: those of the letter before the last colon that lie at the place
// behind it.
std::expected<std::vector<TaskPlace>, Error> PlacesOf(const Archive& archive,
                                                      const std::string& typed) {
  Archive::Database& database = archive.database();
  std::vector<TaskPlace> places;
  const std::size_t colon = typed.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == typed.size()) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("{}: names no task; write LETTER:PLACE as `vanthu tasks` shows it, like "
                          "9566061a6509:1.2 or 34-CT/TW:1.2",
                          typed)});
  }
  const auto letters = LookUp(archive, typed.substr(0, colon));
  if (!letters) return std::unexpected(letters.error());
  const std::string place = typed.substr(colon);
  for (const Hit& letter : *letters) {
    Statement statement = database.Prepare(
        "SELECT task.letter, task_id, kind FROM task JOIN letter ON letter.id = task.letter "
        "WHERE letter.name = ?1 AND (task_id = ?2 OR substr(task_id, instr(task_id, ':')) = ?3) "
        "ORDER BY task.ordinal");
    statement.Bind(letter.id).Bind(typed).Bind(place);
    if (auto done = Collect(std::move(statement), places); !done) {
      return std::unexpected(done.error());
    }
  }
  if (!places.empty()) return places;
  // Records made elsewhere may name their tasks otherwise than by their letter.
  Statement statement =
      database.Prepare("SELECT letter, task_id, kind FROM task WHERE task_id = ? ORDER BY letter");
  statement.Bind(typed);
  if (auto done = Collect(std::move(statement), places); !done) {
    return std::unexpected(done.error());
  }
  return places;
}

std::expected<TaskPlace, Error> PlaceNamed(const Archive& archive, const std::string& typed) {
  auto places = PlacesOf(archive, typed);
  if (!places) return std::unexpected(places.error());
  if (places->empty()) {
    return std::unexpected(Error{
        Error::Code::kNotFound,
        fmt::format("{}: no such task; `vanthu tasks --letter {}` lists the tasks of a letter",
                    typed, typed.substr(0, typed.rfind(':')))});
  }
  if (places->size() > 1) {
    std::string message =
        fmt::format("{}: {} tasks have this name; take one by its id:", typed, places->size());
    for (const TaskPlace& place : *places) message += "\n  " + place.task_id;
    return std::unexpected(Error{Error::Code::kUsage, std::move(message)});
  }
  if (places->front().kind != "task") {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("{}: is a heading, not a task; set the tasks below it", typed)});
  }
  return std::move(places->front());
}

// What is kept of a task now.
struct KeptStatus {
  TaskStatus status = TaskStatus::kOpen;
  std::string day;
  std::string note;

  bool operator==(const KeptStatus&) const = default;
};

std::expected<KeptStatus, Error> ReadStatus(Archive::Database& database, const TaskPlace& place) {
  Statement statement = database.Prepare(
      "SELECT status, day, note FROM task_status WHERE letter = ? AND task_id = ?");
  const auto row = statement.Bind(place.letter).Bind(place.task_id).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return KeptStatus{};
  return KeptStatus{StatusNamed(statement.Text(0)).value_or(TaskStatus::kOpen),
                    std::string(statement.Text(1)), std::string(statement.Text(2))};
}

std::expected<void, Error> WriteStatus(Archive::Database& database, const TaskPlace& place,
                                       const KeptStatus& status, std::int64_t change) {
  if (auto done = database
                      .Prepare("INSERT INTO task_status (letter, task_id, status, day, note) "
                               "VALUES (?, ?, ?, ?, ?) ON CONFLICT (letter, task_id) DO UPDATE SET "
                               "status = excluded.status, day = excluded.day, note = excluded.note")
                      .Bind(place.letter)
                      .Bind(place.task_id)
                      .Bind(NameOf(status.status))
                      .Bind(status.day)
                      .Bind(status.note)
                      .Run();
      !done) {
    return done;
  }
  return database
      .Prepare(
          "UPDATE task SET sequence = sequence + 1, change = ? "
          "WHERE letter = ? AND task_id = ? AND kind = 'task'")
      .Bind(change)
      .Bind(place.letter)
      .Bind(place.task_id)
      .Run();
}

}  // namespace

std::string_view NameOf(TaskStatus status) {
  for (const auto& [value, name] : kNames) {
    if (value == status) return name;
  }
  return "open";
}

std::optional<TaskStatus> StatusNamed(std::string_view name) {
  for (const auto& [value, text] : kNames) {
    if (text == name && value != TaskStatus::kRemoved) return value;
  }
  return std::nullopt;
}

std::expected<int, Error> SetTaskStatus(Archive& archive, std::span<const std::string> tasks,
                                        const StatusChange& change) {
  Archive::Database& database = archive.database();
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  auto numbers = ChangeNumbers::Begin(database);
  if (!numbers) return std::unexpected(numbers.error());
  int changed = 0;
  for (const std::string& typed : tasks) {
    const auto place = PlaceNamed(archive, typed);
    if (!place) return std::unexpected(place.error());
    const auto before = ReadStatus(database, *place);
    if (!before) return std::unexpected(before.error());
    KeptStatus after = *before;
    after.status = change.status;
    if (change.status == TaskStatus::kOpen) {
      after.day = "";
    } else if (change.day) {
      after.day = *change.day;
    } else if (change.status != before->status) {
      after.day = change.today;
    }
    if (change.note) after.note = *change.note;
    if (after == *before) continue;
    ++changed;
    if (auto done = WriteStatus(database, *place, after, numbers->Next()); !done) {
      return std::unexpected(done.error());
    }
  }
  if (auto done = numbers->Save(database); !done) return std::unexpected(done.error());
  if (auto done = transaction->Commit(); !done) return std::unexpected(done.error());
  return changed;
}

}  // namespace vanthu
