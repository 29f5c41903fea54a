// record_import: records from a file of them (JSON Lines, as `vanthu export` writes it) into an
// archive, without their originals.
//
// A line that is no record costs that line. Records of letters that the archive has already are
// left as they are, so that the same file can be taken in again.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"

namespace vanthu {

// Whether the file is named .jsonl and its first line begins as a record of any version does.
[[nodiscard]] bool HoldsRecords(const std::filesystem::path& file);

struct RecordImportSummary {
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t bad_lines = 0;
  bool interrupted = false;
};

struct RecordImportSetup {
  Archive* archive = nullptr;
  // "letters.jsonl:14: not a record: …"
  std::function<void(const std::string& message)> on_bad_line;
  std::function<bool()> is_stopped;  // asked now and then
};

// Fails when the file cannot be read or the archive cannot be written; what was stored until then
// stays.
[[nodiscard]] std::expected<RecordImportSummary, Error> ImportRecords(
    const std::filesystem::path& file, const RecordImportSetup& setup);

}  // namespace vanthu
