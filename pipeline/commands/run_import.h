// run_import: an import with its progress line, messages, report and summary, as `import` and
// `retry` run it.
#pragma once

#include <expected>
#include <filesystem>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/commands/commands.h"

namespace vanthu {

struct ImportRun {
  enum class What : std::uint8_t {
    kRead,       // files, and what is pending
    kReextract,  // the records of what is in
  };

  What what = What::kRead;
  std::vector<std::filesystem::path> files;
  std::filesystem::path report;  // empty: none
};

// Messages go to stderr. Gives kSomeQuarantined when a file of this run is in quarantine or could
// not be read, kInterrupted when a signal stopped it.
[[nodiscard]] std::expected<ExitCode, Error> RunImport(Archive& archive, const ImportRun& run,
                                                       const Settings& settings);

// Archive::Settle, for the end of a run that came to `code`, which is given back; not of one that
// was interrupted. A signal ends it, and nothing is lost by that.
[[nodiscard]] std::expected<ExitCode, Error> SettleArchive(std::expected<ExitCode, Error> code,
                                                           Archive& archive,
                                                           const Settings& settings);

}  // namespace vanthu
