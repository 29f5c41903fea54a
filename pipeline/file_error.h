// file_error: what the error number of a system call on a file means, as a message that names the
// file and the remedy.
//
//   if (fd < 0) return std::unexpected(ReadError(file, errno));
//
// Pure.
#pragma once

#include <filesystem>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

// kNotFound, kPermission, kUnsupported (a folder) or kIo.
[[nodiscard]] Error ReadError(const std::filesystem::path& file, int error_number);

// kNotFound (no such folder), kPermission, kUsage (a folder) or kIo, such as a full disk. `remedy`
// is what to do where nothing may be written, as in "choose another place with -o".
[[nodiscard]] Error WriteError(const std::filesystem::path& file, int error_number,
                               std::string_view remedy);

}  // namespace vanthu
