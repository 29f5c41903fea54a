// Tested by tests/pipeline/load_test.cc.
#include "pipeline/load/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "pipeline/display_path.h"

namespace vanthu {
namespace {

Error CannotOpen(const std::filesystem::path& path, int error) {
  const std::string shown = DisplayPath(path);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {Error::Code::kNotFound, fmt::format("{}: no such file; check the path", shown)};
    case EACCES:
    case EPERM:
      return {
          Error::Code::kPermission,
          fmt::format("{}: may not be read; give the user who runs vanthu read permission", shown)};
    case ELOOP:
      return {Error::Code::kNotFound,
              fmt::format("{}: its links lead round in a circle; remove the link", shown)};
    case ENAMETOOLONG:
      return {Error::Code::kNotFound, fmt::format("{}: the path is too long; shorten it", shown)};
    default:
      return {Error::Code::kIo,
              fmt::format("{}: cannot be read ({}); check the disk", shown, std::strerror(error))};
  }
}

// Closes on every way out.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;  // Owns the descriptor.
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

std::expected<MappedFile, Error> MappedFile::Open(const std::filesystem::path& path) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return std::unexpected(CannotOpen(path, errno));
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return std::unexpected(CannotOpen(path, errno));
  if (S_ISDIR(status.st_mode)) {
    return std::unexpected(
        Error{Error::Code::kUnsupported,
              fmt::format("{}: is a folder, not a letter; vanthu import takes folders",
                          DisplayPath(path))});
  }
  if (!S_ISREG(status.st_mode)) {
    return std::unexpected(
        Error{Error::Code::kUnsupported,
              fmt::format("{}: is not a regular file; give a PDF, an image or a text",
                          DisplayPath(path))});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (mapped == MAP_FAILED) return std::unexpected(CannotOpen(path, errno));
  return MappedFile(
      std::shared_ptr<const unsigned char>(
          static_cast<const unsigned char*>(mapped),
          [size](const unsigned char* data) { munmap(const_cast<unsigned char*>(data), size); }),
      size);
}

}  // namespace vanthu
