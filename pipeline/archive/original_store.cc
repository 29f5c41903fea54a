// Tested by tests/pipeline/archive/original_store_test.cc.
#include "pipeline/archive/original_store.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <span>
#include <system_error>
#include <utility>

#include "pipeline/display_path.h"
#include "pipeline/file_error.h"
#include "pipeline/sha256.h"

namespace vanthu {
namespace {

// One read: large enough that system calls do not count, small enough for any worker's memory.
constexpr std::size_t kBlockBytes = 1 << 20;
// Originals are never written again; what others may read is left to the umask.
constexpr mode_t kOriginalMode = 0444;
// Longer "extensions" are parts of a name ("Công văn số 5.ngày 3").
constexpr std::size_t kMaxExtension = 8;

class FileDescriptor {
 public:
  explicit FileDescriptor(int value) : value_(value) {}
  FileDescriptor(FileDescriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&&) = delete;
  ~FileDescriptor() {
    if (value_ >= 0) close(value_);
  }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

Error CannotWrite(const std::filesystem::path& file, int error) {
  return WriteError(file, error, "make the archive's folder writable");
}

std::expected<FileDescriptor, Error> OpenRegular(const std::filesystem::path& file) {
  // O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
  FileDescriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.value() < 0) return std::unexpected(ReadError(file, errno));
  struct stat status = {};
  if (fstat(descriptor.value(), &status) != 0) return std::unexpected(ReadError(file, errno));
  if (!S_ISREG(status.st_mode)) {
    return std::unexpected(
        Error{Error::Code::kUnsupported,
              fmt::format("{}: not a regular file; give a scan or a folder of scans",
                          DisplayPath(file))});
  }
  return descriptor;
}

// Hashes everything that can be read and hands each piece to `keep`, which gives an error number or
// 0.
template <typename Keep>
std::expected<Hashed, Error> ReadAll(const FileDescriptor& in, const std::filesystem::path& file,
                                     const std::filesystem::path& target, Keep keep) {
  Sha256 digest;
  Hashed result;
  const std::unique_ptr<char[]> block(new char[kBlockBytes]);
  while (true) {
    const ssize_t got = read(in.value(), block.get(), kBlockBytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(ReadError(file, errno));
    if (got == 0) break;
    const std::span<const char> bytes(block.get(), static_cast<std::size_t>(got));
    digest.Add({bytes.data(), bytes.size()});
    if (const int error = keep(bytes); error != 0) {
      return std::unexpected(CannotWrite(target, error));
    }
    result.bytes += bytes.size();
  }
  result.sha256 = digest.Hex();
  return result;
}

// 0 or the error number.
int WriteAll(int descriptor, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

// 0 or the error number.
int SyncFolder(const std::filesystem::path& folder) {
  const FileDescriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.value() < 0 || fsync(descriptor.value()) != 0) return errno;
  return 0;
}

// 0 or the error number. A folder made here is on disk in its parent when this returns.
int MakeFolder(const std::filesystem::path& folder) {
  if (mkdir(folder.c_str(), 0777) == 0) return SyncFolder(folder.parent_path());
  return errno == EEXIST ? 0 : errno;
}

std::filesystem::path IncomingFolder(const std::filesystem::path& archive_dir) {
  return archive_dir / "incoming";
}

// A file that is removed unless it was renamed away.
class UnfinishedCopy {
 public:
  explicit UnfinishedCopy(std::filesystem::path path) : path_(std::move(path)) {}
  UnfinishedCopy(const UnfinishedCopy&) = delete;
  UnfinishedCopy& operator=(const UnfinishedCopy&) = delete;
  ~UnfinishedCopy() {
    if (!path_.empty()) unlink(path_.c_str());
  }
  // 0 or the error number.
  int MoveTo(const std::filesystem::path& target) {
    if (rename(path_.c_str(), target.c_str()) != 0) return errno;
    path_.clear();
    return SyncFolder(target.parent_path());
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

std::expected<Hashed, Error> HashFile(const std::filesystem::path& file) {
  const auto in = OpenRegular(file);
  if (!in) return std::unexpected(in.error());
  return ReadAll(*in, file, {}, [](std::span<const char>) { return 0; });
}

std::filesystem::path OriginalPath(const std::filesystem::path& archive_dir,
                                   std::string_view sha256, std::string_view extension) {
  return archive_dir / "originals" / sha256.substr(0, 2) / fmt::format("{}{}", sha256, extension);
}

std::string OriginalExtension(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  if (extension.size() < 2 || extension.size() > kMaxExtension) return "";
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const bool is_plain = std::all_of(extension.begin() + 1, extension.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  return is_plain ? extension : "";
}

std::expected<Hashed, Error> StoreOriginal(const std::filesystem::path& archive_dir,
                                           const std::filesystem::path& file) {
  const auto in = OpenRegular(file);
  if (!in) return std::unexpected(in.error());

  const std::filesystem::path incoming = IncomingFolder(archive_dir);
  if (const int error = MakeFolder(incoming); error != 0) {
    return std::unexpected(CannotWrite(incoming, error));
  }
  // The import lock is held by this process alone, so its id makes the name unique enough.
  const std::filesystem::path temporary = incoming / fmt::format("{}", getpid());
  unlink(temporary.c_str());
  const FileDescriptor out(
      open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOriginalMode));
  if (out.value() < 0) return std::unexpected(CannotWrite(temporary, errno));
  UnfinishedCopy copy(temporary);

  auto hashed = ReadAll(*in, file, temporary,
                        [&](std::span<const char> bytes) { return WriteAll(out.value(), bytes); });
  if (!hashed) return hashed;
  if (fsync(out.value()) != 0) return std::unexpected(CannotWrite(temporary, errno));

  const std::filesystem::path target =
      OriginalPath(archive_dir, hashed->sha256, OriginalExtension(file));
  for (const std::filesystem::path& folder :
       {target.parent_path().parent_path(), target.parent_path()}) {
    if (const int error = MakeFolder(folder); error != 0) {
      return std::unexpected(CannotWrite(folder, error));
    }
  }
  if (const int error = copy.MoveTo(target); error != 0) {
    return std::unexpected(CannotWrite(target, error));
  }
  return hashed;
}

void RemoveUnfinishedCopies(const std::filesystem::path& archive_dir) {
  std::error_code ignored;
  std::filesystem::remove_all(IncomingFolder(archive_dir), ignored);
}

}  // namespace vanthu
