// Tested by tests/pipeline/archive/import_lock_test.cc.
#include "pipeline/archive/import_lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include "pipeline/file_error.h"

namespace vanthu {

std::expected<ImportLock, Error> ImportLock::Take(const std::filesystem::path& archive_dir) {
  const std::filesystem::path file = archive_dir / "import.lock";
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return std::unexpected(WriteError(file, errno, "make the archive's folder writable"));
  }
  ImportLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 32> holder = {};
    const ssize_t size = pread(descriptor, holder.data(), holder.size() - 1, 0);
    std::string pid(holder.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    pid.erase(pid.find_last_not_of('\n') + 1);
    return std::unexpected(
        Error{Error::Code::kBusy,
              fmt::format("{}: another import is running on this archive (process {}); wait until "
                          "it is done",
                          archive_dir.string(), pid.empty() ? "unknown" : pid)});
  }
  // Only for the message above; the lock holds whether or not this can be written.
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(descriptor, 0) == 0) (void)!pwrite(descriptor, pid.data(), pid.size(), 0);
  return lock;
}

ImportLock::ImportLock(ImportLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

ImportLock::~ImportLock() {
  // The file stays: removing it would let two processes lock two files of the same name.
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace vanthu
