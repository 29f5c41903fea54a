// Tested by tests/pipeline/model_files_test.cc.
#include "pipeline/model_files.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace vanthu {

namespace fs = std::filesystem;

std::expected<fs::path, Error> FindModelFile(const fs::path& chosen, std::string_view name) {
  std::error_code ignored;
  std::vector<fs::path> folders = {chosen};
  if (chosen.empty()) {
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path beside = program.parent_path().parent_path();
    folders = {beside / "models", beside / "share/vanthu/models",
               fs::path(VANTHU_SOURCE_DIR) / "models"};
  }
  // Weights of one install belong together: a folder with one missing is not passed over.
  const auto there = std::ranges::find_if(
      folders, [&](const fs::path& folder) { return fs::is_directory(folder, ignored); });
  const fs::path file = (there == folders.end() ? folders.front() : *there) / name;
  if (fs::is_regular_file(file, ignored)) return file;
  return std::unexpected(
      Error{Error::Code::kMissingDependency, file.string() + " is missing; install vanthu again"});
}

}  // namespace vanthu
