// Tested by tests/pipeline/read_file_test.cc.
#include "pipeline/read_file.h"

#include <cerrno>
#include <sstream>
#include <system_error>

#include "pipeline/file_error.h"

namespace vanthu {

std::expected<std::ifstream, Error> OpenFile(const std::filesystem::path& file) {
  // A folder can be opened, and tells what it is only when it is read.
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return std::unexpected(ReadError(file, EISDIR));
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::unexpected(ReadError(file, errno == 0 ? EIO : errno));
  return in;
}

std::expected<std::string, Error> ReadFile(const std::filesystem::path& file) {
  const auto in = OpenFile(file);
  if (!in) return std::unexpected(in.error());
  std::ostringstream bytes;
  // An empty file sets failbit on what it is copied to; only badbit is an error.
  bytes << in->rdbuf();
  if (bytes.bad()) return std::unexpected(ReadError(file, EIO));
  return std::move(bytes).str();
}

}  // namespace vanthu
