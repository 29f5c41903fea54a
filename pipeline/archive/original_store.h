// original_store: the files that came in, byte for byte under their SHA-256.
//
//   DIR/originals/ab/abcd….pdf
//   DIR/incoming/              copies under way; emptied when a writer opens the archive
//
// A copy appears under its final name only when all its bytes are on disk.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

struct Hashed {
  std::string sha256;  // lower-case hex
  std::uint64_t bytes = 0;
};

// Reads the whole file in pieces. kNotFound, kPermission, kIo; kUnsupported for what is no regular
// file.
[[nodiscard]] std::expected<Hashed, Error> HashFile(const std::filesystem::path& file);

// Where an original lies. `extension` is as OriginalExtension gives it.
[[nodiscard]] std::filesystem::path OriginalPath(const std::filesystem::path& archive_dir,
                                                 std::string_view sha256,
                                                 std::string_view extension);

// ".pdf" for "Công văn.PDF"; "" when there is none or it is not plain ASCII letters and digits.
[[nodiscard]] std::string OriginalExtension(const std::filesystem::path& file);

// Copies the file into the archive and gives the hash of what was copied. Does nothing more when
// these bytes are there already. On failure nothing is left behind.
[[nodiscard]] std::expected<Hashed, Error> StoreOriginal(const std::filesystem::path& archive_dir,
                                                         const std::filesystem::path& file);

// Removes copies that a killed import left half done. REQUIRES: nobody else stores originals.
void RemoveUnfinishedCopies(const std::filesystem::path& archive_dir);

}  // namespace vanthu
