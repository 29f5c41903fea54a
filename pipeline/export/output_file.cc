// Tested by tests/pipeline/export/output_file_test.cc.
#include "pipeline/export/output_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "pipeline/display_path.h"
#include "pipeline/file_error.h"

namespace vanthu {
namespace {

constexpr std::size_t kPieceBytes = 1UL << 20;
constexpr mode_t kFileMode = 0666;  // as far as the umask lets it

Error CannotWrite(const std::filesystem::path& path, int error) {
  return WriteError(path, error, "choose another place with -o");
}

}  // namespace

std::expected<OutputFile, Error> OutputFile::Create(const std::filesystem::path& path) {
  struct stat known = {};
  if (stat(path.c_str(), &known) == 0) {
    if (S_ISDIR(known.st_mode)) return std::unexpected(CannotWrite(path, EISDIR));
    if (!S_ISREG(known.st_mode)) {
      const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
      if (fd < 0) return std::unexpected(CannotWrite(path, errno));
      return OutputFile(path, path, fd);
    }
    // Renaming over it would get round its protection.
    if (access(path.c_str(), W_OK) != 0) return std::unexpected(CannotWrite(path, errno));
  }
  // A link stays a link: what it leads to is replaced.
  std::error_code ignored;
  std::filesystem::path target = std::filesystem::weakly_canonical(path, ignored);
  if (ignored) target = path;
  // Two exports into one folder do not meet; a name that is too long already is cut.
  constexpr std::size_t kMaxStem = 200;
  const std::filesystem::path written =
      target.parent_path() /
      fmt::format(".{}.{}.part", target.filename().string().substr(0, kMaxStem), getpid());
  const int fd = open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode);
  if (fd < 0) return std::unexpected(CannotWrite(path, errno));
  return OutputFile(std::move(target), written, fd);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      written_(std::move(other.written_)),
      fd_(std::exchange(other.fd_, -1)),
      waiting_(std::move(other.waiting_)) {}

OutputFile::~OutputFile() {
  if (fd_ < 0) return;
  close(fd_);
  if (written_ != path_) unlink(written_.c_str());
}

std::expected<void, Error> OutputFile::Write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() < kPieceBytes) return {};
  return Flush();
}

std::expected<void, Error> OutputFile::Flush() {
  std::string_view left = waiting_;
  while (!left.empty()) {
    const ssize_t done = write(fd_, left.data(), left.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return std::unexpected(CannotWrite(path_, errno));
    left.remove_prefix(static_cast<std::size_t>(done));
  }
  waiting_.clear();
  return {};
}

std::expected<void, Error> OutputFile::Commit() {
  if (auto done = Flush(); !done) return done;
  if (written_ == path_) {
    const int closed = close(std::exchange(fd_, -1));
    if (closed != 0) return std::unexpected(CannotWrite(path_, errno));
    return {};
  }
  // Else a power cut after the rename could leave an empty file under the final name.
  if (fsync(fd_) != 0) return std::unexpected(CannotWrite(path_, errno));
  if (rename(written_.c_str(), path_.c_str()) != 0) {
    return std::unexpected(CannotWrite(path_, errno));
  }
  close(std::exchange(fd_, -1));
  return {};
}

std::expected<void, Error> MakeOutputFolder(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_regular_file(folder, error)) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("{}: is a file, and there is one to write for each letter; name a folder "
                          "with -o",
                          DisplayPath(folder))});
  }
  std::filesystem::create_directories(folder, error);
  if (error) return std::unexpected(CannotWrite(folder, error.value()));
  return {};
}

}  // namespace vanthu
