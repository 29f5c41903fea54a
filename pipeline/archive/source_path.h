// source_path: a file's path as a record may carry it.
#pragma once

#include <filesystem>
#include <string>

namespace vanthu {

// UTF-8 as given; a byte that is no part of well-formed UTF-8 becomes %XX, and so does a control
// character. A '%' of the name itself stays: the path is for people, the bytes are found by
// SHA-256.
[[nodiscard]] std::string SourcePath(const std::filesystem::path& file);

}  // namespace vanthu
