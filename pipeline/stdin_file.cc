// Tested by tests/end_to_end/extract_test.cc.
#include "pipeline/stdin_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

Error Failed(Error::Code code, const std::string& why) { return {code, "stdin: " + why}; }

// An open file without a name; -1 when there can be none.
int OpenNameless() {
  std::error_code error;
  const std::filesystem::path dir = std::filesystem::temp_directory_path(error);
  std::string name = ((error ? "/tmp" : dir) / "vanthu-XXXXXX").string();
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor >= 0) (void)unlink(name.c_str());
  return descriptor;
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::expected<StdinFile, Error> StdinFile::Read(std::uint64_t max_bytes) {
  StdinFile file(OpenNameless());
  if (file.descriptor_ < 0) {
    return std::unexpected(Failed(Error::Code::kIo, "no temporary file can be made (" +
                                                        std::string(std::strerror(errno)) +
                                                        "); set TMPDIR to a folder with space"));
  }
  constexpr std::size_t kBlockBytes = 1 << 20;
  std::vector<char> block(kBlockBytes);
  std::uint64_t size = 0;
  while (true) {
    const ssize_t got = read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(Failed(Error::Code::kIo, std::strerror(errno)));
    if (got == 0) return file;
    size += static_cast<std::uint64_t>(got);
    if (size > max_bytes) {
      return std::unexpected(
          Failed(Error::Code::kTooLarge, "more than " + std::to_string(max_bytes >> 20) +
                                             " MiB; split the file and extract the parts"));
    }
    if (!WriteAll(file.descriptor_, {block.data(), static_cast<std::size_t>(got)})) {
      return std::unexpected(Failed(Error::Code::kIo, "the temporary file cannot be written (" +
                                                          std::string(std::strerror(errno)) +
                                                          "); set TMPDIR to a folder with space"));
    }
  }
}

StdinFile::StdinFile(StdinFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

StdinFile::~StdinFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::filesystem::path StdinFile::path() const {
  return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(descriptor_);
}

}  // namespace vanthu
