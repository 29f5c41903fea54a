// reading_setup: what import, retry and extract need to read letters, made from the settings.
#pragma once

#include <expected>

#include "extractors/error.h"
#include "extractors/knowledge.h"
#include "pipeline/assemble/calibration.h"
#include "pipeline/commands/commands.h"
#include "pipeline/process_letter.h"
#include "pipeline/record.h"
#include "pipeline/restore/restorer.h"
#include "pipeline/workers/pool.h"

namespace vanthu {

// The tables, the models of restoration and their version; those of reading are the pool's.
struct Tables {
  Knowledge knowledge;
  Restorer restorer;
  Calibration calibration;
  RecordVersions versions;

  // Borrows from this value, which must stay where it is.
  [[nodiscard]] LetterTools tools() const {
    return {.knowledge = &knowledge, .restorer = &restorer, .calibration = &calibration};
  }
};
[[nodiscard]] std::expected<Tables, Error> LoadTables(const Settings& settings);

// How many workers the settings mean on this machine.
[[nodiscard]] int WorkerCount(const Settings& settings);

[[nodiscard]] std::expected<Pool, Error> StartPool(const Settings& settings);

// What an Error means to the shell.
[[nodiscard]] ExitCode ExitCodeFor(Error::Code code);

}  // namespace vanthu
