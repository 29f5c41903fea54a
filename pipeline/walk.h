// walk: the files of trees of scans, in the same order every time.
//
// Links are followed, a folder that links lead to twice is entered once. Hidden files, what file
// managers leave behind (Thumbs.db) and the archive's own folder are passed over silently; what
// cannot be read, or is no file (a pipe, a device), is named in `skipped`.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <vector>

#include "extractors/error.h"

namespace vanthu {

struct Walk {
  std::vector<std::filesystem::path> files;  // each folder's in byte order of their names
  std::uint64_t bytes = 0;                   // of all the files
  std::vector<Error> skipped;                // a message each, naming the path
};

// kNotFound when one of `roots` is not there. A file given as a root is taken whatever its name.
// `leave_out` (the archive) need not exist.
[[nodiscard]] std::expected<Walk, Error> WalkTrees(std::span<const std::filesystem::path> roots,
                                                   const std::filesystem::path& leave_out);

}  // namespace vanthu
