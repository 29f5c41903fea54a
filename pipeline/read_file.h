// read_file: a file that a person has named, or one of the program's own, read as bytes.
//
//   const auto text = ReadFile("vanthu.toml");
//   if (!text) return std::unexpected(text.error());  // "vanthu.toml: no such file; check the
//   name"
//
// An error names the file and the remedy, as ReadError has it (file_error.h).
// What a wrong file means to the caller, such as a wrong setting, is the caller's to say.
#pragma once

#include <expected>
#include <filesystem>
#include <fstream>
#include <string>

#include "extractors/error.h"

namespace vanthu {

// Open, to be read piece by piece; `bad()` after the last piece tells that the disk failed.
[[nodiscard]] std::expected<std::ifstream, Error> OpenFile(const std::filesystem::path& file);

[[nodiscard]] std::expected<std::string, Error> ReadFile(const std::filesystem::path& file);

}  // namespace vanthu
