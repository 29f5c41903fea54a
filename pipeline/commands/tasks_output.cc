// Tested by tests/end_to_end/tasks_command_test.cc.
#include "pipeline/commands/tasks_output.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>

#include "pipeline/commands/terminal.h"
#include "pipeline/export/output_file.h"
#include "pipeline/export/tasks_xlsx.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// A folder of our own for a file on its way to stdout.
class PassingFolder {
 public:
  static std::expected<PassingFolder, Error> Make() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "vanthu-tasks-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) {
      return std::unexpected(
          Error{Error::Code::kIo, name + ": cannot be made; name a file with -o, or set TMPDIR"});
    }
    return PassingFolder(std::move(name));
  }
  PassingFolder(PassingFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  PassingFolder& operator=(PassingFolder&&) = delete;
  ~PassingFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path file() const { return path_ / "tasks.xlsx"; }

 private:
  explicit PassingFolder(std::string path) : path_(std::move(path)) {}
  fs::path path_;
};

std::expected<void, Error> FlushStdout() {
  if (std::cout.flush()) return {};
  return std::unexpected(Error{Error::Code::kIo, "stdout: cannot be written; is the disk full?"});
}

}  // namespace

struct TasksOutput::Impl {
  TasksText text;
  bool is_table = false;
  bool has_begun = false;
  std::optional<OutputFile> file;       // else stdout
  std::optional<PassingFolder> folder;  // of a workbook that goes to stdout
  std::optional<Spreadsheet> sheet;     // of a workbook

  std::expected<void, Error> Write(const std::string& bytes) {
    if (file) return file->Write(bytes);
    std::cout << (is_table ? Printable(bytes) : bytes);
    return {};
  }
  std::expected<void, Error> Begin() {
    if (std::exchange(has_begun, true) || sheet) return {};
    return Write(text.Head());
  }
};

TasksOutput::TasksOutput(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TasksOutput::TasksOutput(TasksOutput&&) noexcept = default;
TasksOutput& TasksOutput::operator=(TasksOutput&&) noexcept = default;
TasksOutput::~TasksOutput() = default;

std::expected<TasksOutput, Error> TasksOutput::Open(const std::string& file,
                                                    const TasksTextOptions& options) {
  auto impl = std::make_unique<Impl>(
      Impl{.text = TasksText(options), .is_table = options.format == TasksFormat::kTable});
  const bool is_stdout = file.empty() || file == "-";
  if (!is_stdout) {
    auto created = OutputFile::Create(file);
    if (!created) return std::unexpected(created.error());
    impl->file.emplace(std::move(*created));
  }
  if (options.format == TasksFormat::kXlsx) {
    if (is_stdout && isatty(STDOUT_FILENO) != 0) {
      return std::unexpected(
          Error{Error::Code::kUsage,
                "--format xlsx: a workbook is nothing for a terminal; name a file with -o"});
    }
    if (is_stdout) {
      auto folder = PassingFolder::Make();
      if (!folder) return std::unexpected(folder.error());
      impl->folder.emplace(std::move(*folder));
    }
    auto sheet = NewTasksSheet(is_stdout ? impl->folder->file() : impl->file->written_path());
    if (!sheet) return std::unexpected(sheet.error());
    impl->sheet.emplace(std::move(*sheet));
  }
  return TasksOutput(std::move(impl));
}

std::expected<void, Error> TasksOutput::Add(std::span<const ListedTask> tasks) {
  if (impl_->sheet) return AddToSheet(tasks, *impl_->sheet);
  if (auto begun = impl_->Begin(); !begun) return begun;
  return impl_->Write(impl_->text.Add(tasks));
}

std::expected<void, Error> TasksOutput::Finish() {
  if (impl_->sheet) {
    if (auto closed = impl_->sheet->Close(); !closed) return closed;
    if (impl_->folder) {
      std::ifstream written(impl_->folder->file(), std::ios::binary);
      std::cout << written.rdbuf();
    }
  } else {
    if (auto begun = impl_->Begin(); !begun) return begun;
    if (auto done = impl_->Write(impl_->text.Tail()); !done) return done;
  }
  return impl_->file ? impl_->file->Commit() : FlushStdout();
}

std::int64_t TasksOutput::left_out() const { return impl_->text.left_out(); }

}  // namespace vanthu
