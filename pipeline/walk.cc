// Tested by tests/pipeline/walk_test.cc.
#include "pipeline/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "pipeline/display_path.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kLeftByFileManagers = {"Thumbs.db", "desktop.ini",
                                                                 "ehthumbs.db"};

bool IsPassedOver(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || std::ranges::find(kLeftByFileManagers, std::string_view(name)) !=
                                      kLeftByFileManagers.end();
}

using Identity = std::pair<dev_t, ino_t>;

class Walker {
 public:
  explicit Walker(const fs::path& leave_out) {
    struct stat status {};
    if (!leave_out.empty() && stat(leave_out.c_str(), &status) == 0) {
      entered_.emplace(status.st_dev, status.st_ino);
    }
  }

  void Visit(const fs::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      Skip(path, errno == ELOOP ? "links in a circle; skipped"
                 : errno == ENOENT
                     ? "is a link to something that is not there; skipped"
                     : std::generic_category().message(errno) + "; check its permissions");
      return;
    }
    if (S_ISREG(status.st_mode)) {
      walk_.files.push_back(path);
      walk_.bytes += static_cast<std::uint64_t>(status.st_size);
    } else if (S_ISDIR(status.st_mode)) {
      if (entered_.emplace(status.st_dev, status.st_ino).second) Enter(path);
    } else {
      Skip(path, "is a pipe, socket or device, not a file; skipped");
    }
  }

  Walk Take() { return std::move(walk_); }

 private:
  void Enter(const fs::path& dir) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(dir, error), end; !error && entry != end;
         entry.increment(error)) {
      if (!IsPassedOver(entry->path())) entries.push_back(entry->path());
    }
    if (error) {
      Skip(dir, "the folder cannot be read (" + error.message() + "); check its permissions");
    }
    std::ranges::sort(entries, {}, [](const fs::path& path) { return path.native(); });
    for (const fs::path& entry : entries) Visit(entry);
  }

  void Skip(const fs::path& path, const std::string& why) {
    walk_.skipped.push_back(Error{Error::Code::kPermission, DisplayPath(path) + ": " + why});
  }

  Walk walk_;
  std::set<Identity> entered_;
};

}  // namespace

std::expected<Walk, Error> WalkTrees(std::span<const fs::path> roots, const fs::path& leave_out) {
  for (const fs::path& root : roots) {
    struct stat status {};
    if (lstat(root.c_str(), &status) == 0) continue;
    if (errno == EACCES) {
      return std::unexpected(Error{Error::Code::kPermission,
                                   DisplayPath(root) + ": not allowed; check its permissions"});
    }
    return std::unexpected(Error{Error::Code::kNotFound,
                                 DisplayPath(root) + ": no such file or folder; check the name"});
  }
  Walker walker(leave_out);
  for (const fs::path& root : roots) walker.Visit(root);
  return walker.Take();
}

}  // namespace vanthu
