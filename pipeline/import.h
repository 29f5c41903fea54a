// import: files into the archive, as letters with records; what was begun earlier is finished
// first.
//
// The parent process's whole work: it owns the archive, hands pages to the pool and stores what
// comes back, one transaction a step, so that it may be killed at any moment. A page that cannot be
// read goes to quarantine and its letter goes on without it; a file that cannot be opened goes to
// quarantine whole; neither stops the import. What does stop it is an archive that cannot be
// written (a full disk) or a person.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/process_letter.h"
#include "pipeline/progress.h"
#include "pipeline/record.h"
#include "pipeline/stop_signals.h"
#include "pipeline/workers/pool.h"

namespace vanthu {

// What became of one file; a line of --report.
struct ImportedFile {
  enum class Outcome : std::uint8_t {
    kNew,          // read in this run
    kKnown,        // its bytes are in the archive already
    kQuarantined,  // in the archive, cannot be read as a letter; now or since an earlier run
    kFailed,       // cannot be read at all, not in the archive
  };

  Outcome outcome = Outcome::kNew;
  std::string path;               // as DisplayPath
  std::string sha256;             // empty for kFailed
  int pages = 0;                  // 0 when not opened in this run
  std::vector<int> failed_pages;  // in quarantine
  std::string reason;             // of the first failure
  double seconds = 0;             // from first to last work on it in this run
};
[[nodiscard]] std::string_view ToString(ImportedFile::Outcome outcome);  // "new", "known", …
[[nodiscard]] std::string ToJson(const ImportedFile& file);              // one line, no '\n'

struct ImportSummary {
  std::int64_t files = 0;         // gone through
  std::int64_t letters = 0;       // read and recorded in this run
  std::int64_t known = 0;         // files whose bytes were in already
  std::int64_t quarantined = 0;   // letters, now or since an earlier run
  std::int64_t failed = 0;        // files that cannot be read at all
  std::int64_t pages = 0;         // read in this run
  std::int64_t pages_failed = 0;  // in this run
  bool interrupted = false;       // by a signal; the rest waits for the next run
};

struct ImportSetup {
  Archive* archive = nullptr;
  Pool* pool = nullptr;
  LetterTools tools;
  RecordVersions versions;
  int workers = 1;  // of the pool
  StopSignals* stop = nullptr;
  std::function<void(const ImportedFile&)> on_file;
  std::function<void(const ImportProgress&)> on_progress;
};

// Fails when the archive cannot be written or workers cannot be started; all that was stored until
// then stays, and running again goes on from there.
[[nodiscard]] std::expected<ImportSummary, Error> Import(
    const std::vector<std::filesystem::path>& files, const ImportSetup& setup);

// All records again from the stored pages, by today's rules and tables; nothing is recognized.
// Gives how many.
[[nodiscard]] std::expected<ImportSummary, Error> Reextract(const ImportSetup& setup);

}  // namespace vanthu
