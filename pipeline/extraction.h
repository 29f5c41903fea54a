// extraction: files in, their letters out, in the order given; no archive.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/process_letter.h"
#include "pipeline/record.h"
#include "pipeline/stop_signals.h"
#include "pipeline/workers/pool.h"

namespace vanthu {

struct FileToExtract {
  std::filesystem::path file;
  std::string name;  // for the record and messages
};

struct ExtractionSetup {
  Pool* pool = nullptr;
  LetterTools tools;
  RecordVersions versions;
  StopSignals* stop = nullptr;
  // Called once for each file, in the order given, as soon as it and all before it are done.
  std::function<void(std::size_t index, const ProcessedLetter& letter)> on_letter;
  std::function<void(std::size_t index, const Error& error)> on_error;
  // A page that could not be read; its letter comes without it.
  std::function<void(std::size_t index, const Error& error)> on_page_error;
};

enum class ExtractionEnd : std::uint8_t { kAll, kInterrupted };

// Fails only when workers cannot be started any more.
[[nodiscard]] std::expected<ExtractionEnd, Error> ExtractFiles(
    const std::vector<FileToExtract>& files, const ExtractionSetup& setup);

}  // namespace vanthu
