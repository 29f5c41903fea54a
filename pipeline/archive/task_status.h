// task_status: what people say of a task: open, done or dropped, with a note.
//
//   const std::string ids[] = {"9566061a6509:1.2"};
//   auto changed = SetTaskStatus(archive, ids, {.status = TaskStatus::kDone, .today =
//   "2025-06-30"});
//
// A status belongs to the task's id: it stays when the letter is extracted or imported again.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"

namespace vanthu {

enum class TaskStatus : std::uint8_t {
  kOpen,
  kDone,
  kDropped,
  kRemoved  // the letter no longer has the task; in lists of changes only
};

[[nodiscard]] std::string_view NameOf(TaskStatus status);  // "open", "done", "dropped", "removed"
// nullopt for what nobody can set.
[[nodiscard]] std::optional<TaskStatus> StatusNamed(std::string_view name);

struct StatusChange {
  TaskStatus status = TaskStatus::kOpen;
  std::optional<std::string> day;   // ISO 8601: since when; absent: as it was, or today when new
  std::string today;                // ISO 8601
  std::optional<std::string> note;  // absent: as it was
};

// Sets all of `tasks` or, when one is not there, none. A task is named by its id
// ("9566061a6509:1.2"), or by its letter in any spelling and its place there ("34-CT/TW:1.2").
// Gives how many were not so already. kNotFound, kUsage when a name fits several.
// REQUIRES: the archive is open for marking or writing.
[[nodiscard]] std::expected<int, Error> SetTaskStatus(Archive& archive,
                                                      std::span<const std::string> tasks,
                                                      const StatusChange& change);

}  // namespace vanthu
