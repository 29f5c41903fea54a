// Tested by tests/end_to_end/import_test.cc.
#include "pipeline/commands/run_import.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/commands/reading_setup.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/counted.h"
#include "pipeline/file_error.h"
#include "pipeline/import.h"
#include "pipeline/progress.h"
#include "pipeline/stop_signals.h"

namespace vanthu {
namespace {

std::string Summary(const ImportSummary& summary, std::chrono::duration<double> time,
                    ImportRun::What what) {
  if (what == ImportRun::What::kReextract) {
    return fmt::format("{} made again in {}", Counted(summary.letters, "record"),
                       Duration(std::chrono::ceil<std::chrono::seconds>(time)));
  }
  std::string text =
      fmt::format("{}: {} read ({})", Counted(summary.files, "file"),
                  Counted(summary.letters, "letter"), Counted(summary.pages, "page"));
  if (summary.known > 0) text += fmt::format(", {} known already", summary.known);
  if (summary.quarantined > 0) text += fmt::format(", {} in quarantine", summary.quarantined);
  if (summary.pages_failed > 0)
    text += fmt::format(", {} failed", Counted(summary.pages_failed, "page"));
  if (summary.failed > 0) text += fmt::format(", {} not readable", summary.failed);
  text += fmt::format("; {}", Duration(std::chrono::ceil<std::chrono::seconds>(time)));
  if (summary.pages > 0) {
    text += fmt::format(", {:.1f} pages/s", static_cast<double>(summary.pages) / time.count());
  }
  if (summary.quarantined + summary.pages_failed > 0) {
    text += "; `vanthu failures` says why";
  }
  if (summary.interrupted) text += "; stopped: the same command goes on from here";
  return text;
}

}  // namespace

std::expected<ExitCode, Error> RunImport(Archive& archive, const ImportRun& run,
                                         const Settings& settings) {
  const auto begun = std::chrono::steady_clock::now();
  auto tables = LoadTables(settings);
  if (!tables) return std::unexpected(std::move(tables.error()));

  std::ofstream report;
  if (!run.report.empty()) {
    report.open(run.report, std::ios::binary | std::ios::trunc);
    if (!report) {
      return std::unexpected(WriteError(run.report, errno, "choose another place with --report"));
    }
  }

  StopSignals stop;
  std::optional<Pool> pool;
  if (run.what == ImportRun::What::kRead) {
    auto started = StartPool(settings);
    if (!started) return std::unexpected(std::move(started.error()));
    pool.emplace(std::move(*started));
    tables->versions.models = pool->models() + ", " + tables->versions.models;
  }

  ProgressDisplay display(std::cerr, ProgressStyle(settings));
  if (pool && !pool->sandbox_problem().empty() && settings.verbosity > 0) {
    display.Say("vanthu: workers run without " + pool->sandbox_problem());
  }
  bool told_of_stop = false;
  const ImportSetup setup{
      .archive = &archive,
      .pool = pool ? &*pool : nullptr,
      .tools = tables->tools(),
      .versions = tables->versions,
      .workers = WorkerCount(settings),
      .stop = &stop,
      .on_file =
          [&](const ImportedFile& file) {
            // A line each, whole, so that a report cut short by a crash can be read.
            if (report.is_open()) report << ToJson(file) + '\n' << std::flush;
            if (!file.reason.empty() && settings.verbosity >= 0) {
              const bool named = file.reason.find(file.path) != std::string::npos;
              display.Say("vanthu: " + (named ? file.reason : file.path + ": " + file.reason));
            } else if (settings.verbosity > 0) {
              display.Say(fmt::format("{} {}", ToString(file.outcome), file.path));
            }
          },
      .on_progress =
          [&](const ImportProgress& progress) {
            if (stop.count() > 0 && !told_of_stop && settings.verbosity >= 0) {
              display.Say("vanthu: stopping after the pages in work; once more stops at once");
              told_of_stop = true;
            }
            display.Show(progress, std::chrono::steady_clock::now());
          }};
  const auto summary =
      run.what == ImportRun::What::kRead ? Import(run.files, setup) : Reextract(setup);
  if (!summary) return std::unexpected(summary.error());
  if (report.is_open() && !report.flush()) {
    return std::unexpected(Error{Error::Code::kIo, run.report.string() +
                                                       ": the report could not be written; all "
                                                       "letters are in the archive"});
  }
  if (settings.verbosity >= 0) {
    display.Say(Summary(*summary, std::chrono::steady_clock::now() - begun, run.what));
  }
  if (summary->interrupted) return ExitCode::kInterrupted;
  const bool all_in = summary->quarantined + summary->pages_failed + summary->failed == 0;
  return all_in ? ExitCode::kDone : ExitCode::kSomeQuarantined;
}

std::expected<ExitCode, Error> SettleArchive(std::expected<ExitCode, Error> code, Archive& archive,
                                             const Settings& settings) {
  if (!code || *code == ExitCode::kInterrupted) return code;
  // After this a person wonders what the program is doing.
  constexpr std::chrono::seconds kLong{2};
  const auto begun = std::chrono::steady_clock::now();
  bool is_told = settings.verbosity < 0;
  StopSignals stop;
  const auto settled = archive.Settle([&] {
    if (!is_told && std::chrono::steady_clock::now() - begun > kLong) {
      std::cerr << "all letters are in; putting the search index together" << std::endl;
      is_told = true;
    }
    return stop.count() > 0;
  });
  if (!settled) return std::unexpected(settled.error());
  return code;
}

}  // namespace vanthu
