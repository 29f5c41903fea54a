// Tested by tests/pipeline/model_files_test.cc.
#include "pipeline/model_files.h"

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
  for (const fs::path& folder : folders) {
    if (fs::is_regular_file(folder / name, ignored)) return folder / name;
  }
  return std::unexpected(
      Error{Error::Code::kMissingDependency,
            (folders.front() / name).string() + " is missing; install vanthu again"});
}

}  // namespace vanthu
