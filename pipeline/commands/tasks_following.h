// tasks_following: what changed of the tasks since last time, handed to whoever follows them.
#pragma once

#include <expected>
#include <functional>
#include <span>
#include <string>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/task_list.h"

namespace vanthu {

// Where the last run ended.
struct FollowedFrom {
  std::string since;        // a cursor; "start" or "": from the beginning
  std::string cursor_file;  // holds it instead, when named; need not be there yet
};

struct FollowedTo {
  std::string cursor;   // for the next run
  bool is_last = true;  // false: a limit ended the run
  std::int64_t tasks = 0;
};

struct FollowingOptions {
  int batch = 500;          // tasks at a time
  int limit = 0;            // of all; 0: none
  bool saves_each = false;  // the cursor file goes on with each batch, not at the end
};

// Takes a batch with the cursor behind it; an error ends the run, and the cursor stays before it.
using TaskFollower =
    std::function<std::expected<void, Error>(std::span<const ListedTask>, const std::string&)>;

// Gives the changes to `follower` in their order. From the beginning, what was removed meanwhile is
// left out: nobody knows of it. The cursor file is not written here unless saves_each.
[[nodiscard]] std::expected<FollowedTo, Error> FollowTasks(const Archive& archive,
                                                           const FollowedFrom& from,
                                                           TaskFilter filter,
                                                           const FollowingOptions& options,
                                                           const TaskFollower& follower);

// Notes where the run ended, for the next one; nothing when no file is named.
[[nodiscard]] std::expected<void, Error> SaveCursor(const FollowedFrom& from,
                                                    const std::string& cursor);

}  // namespace vanthu
