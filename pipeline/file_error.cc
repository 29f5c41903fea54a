// Tested by tests/pipeline/file_error_test.cc.
#include "pipeline/file_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "pipeline/display_path.h"

namespace vanthu {
namespace {

std::string Reason(int error_number) { return std::generic_category().message(error_number); }

}  // namespace

Error ReadError(const std::filesystem::path& file, int error_number) {
  const std::string name = DisplayPath(file);
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {Error::Code::kNotFound, fmt::format("{}: no such file; check the name", name)};
    case EACCES:
    case EPERM:
      return {Error::Code::kPermission,
              fmt::format("{}: may not be read; check its permissions", name)};
    case EISDIR:
      return {Error::Code::kUnsupported, fmt::format("{}: is a folder; name a file", name)};
    default:
      return {Error::Code::kIo,
              fmt::format("{}: cannot be read ({}); check the disk", name, Reason(error_number))};
  }
}

Error WriteError(const std::filesystem::path& file, int error_number, std::string_view remedy) {
  const std::string name = DisplayPath(file);
  switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS:
      return {Error::Code::kPermission, fmt::format("{}: may not be written; {}", name, remedy)};
    case ENOENT:
    case ENOTDIR:
      return {Error::Code::kNotFound,
              fmt::format("{}: there is no such folder; make it first", name)};
    case EISDIR:
      return {Error::Code::kUsage, fmt::format("{}: is a folder; name a file", name)};
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Error::Code::kIo,
              fmt::format("{}: the disk is full; free some space and run the same command again",
                          name)};
    default:
      return {Error::Code::kIo, fmt::format("{}: cannot be written ({}); check the disk", name,
                                            Reason(error_number))};
  }
}

}  // namespace vanthu
