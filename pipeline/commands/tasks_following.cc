// Tested by tests/end_to_end/tasks_following_test.cc.
#include "pipeline/commands/tasks_following.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/export/output_file.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStart = "start";

std::expected<std::string, Error> ReadCursor(const FollowedFrom& from) {
  if (from.cursor_file.empty()) return from.since == kStart ? "" : from.since;
  const fs::path path(from.cursor_file);
  std::error_code error;
  if (!fs::exists(path, error) && !error) return "";
  std::ifstream file(path);
  std::string cursor;
  std::getline(file, cursor);
  if (!file.is_open() || file.bad() || fs::is_directory(path, error)) {
    return std::unexpected(
        Error{Error::Code::kPermission,
              fmt::format("{}: the cursor cannot be read; check the file and its permissions",
                          DisplayPath(path))});
  }
  return cursor;
}

}  // namespace

std::expected<FollowedTo, Error> FollowTasks(const Archive& archive, const FollowedFrom& from,
                                             TaskFilter filter, const FollowingOptions& options,
                                             const TaskFollower& follower) {
  const auto begin = ReadCursor(from);
  if (!begin) return std::unexpected(begin.error());
  FollowedTo to = {.cursor = *begin};
  int left = options.limit;
  do {
    filter.limit = options.limit == 0 ? options.batch : std::min(options.batch, left);
    auto changes = ListTaskChanges(archive, to.cursor, filter);
    if (!changes) return std::unexpected(changes.error());
    left -= static_cast<int>(changes->tasks.size());
    if (begin->empty()) {
      std::erase_if(changes->tasks,
                    [](const ListedTask& task) { return task.status == TaskStatus::kRemoved; });
    }
    if (auto taken = follower(changes->tasks, changes->cursor); !taken) {
      return std::unexpected(taken.error());
    }
    to.tasks += static_cast<std::int64_t>(changes->tasks.size());
    to.cursor = std::move(changes->cursor);
    to.is_last = changes->is_last;
    if (options.saves_each) {
      if (auto saved = SaveCursor(from, to.cursor); !saved) return std::unexpected(saved.error());
    }
  } while (!to.is_last && (options.limit == 0 || left > 0));
  return to;
}

std::expected<void, Error> SaveCursor(const FollowedFrom& from, const std::string& cursor) {
  if (from.cursor_file.empty()) return {};
  auto file = OutputFile::Create(from.cursor_file);
  if (!file) return std::unexpected(file.error());
  if (auto written = file->Write(cursor + "\n"); !written) return written;
  return file->Commit();
}

}  // namespace vanthu
