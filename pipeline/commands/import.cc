// vanthu import: trees of scans into the archive. Tested by tests/end_to_end/import_test.cc.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/original_store.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/run_import.h"
#include "pipeline/counted.h"
#include "pipeline/display_path.h"
#include "pipeline/record_import.h"
#include "pipeline/stop_signals.h"
#include "pipeline/walk.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

struct ImportFlags {
  std::vector<std::string> paths;
  std::string report;
  bool dry_run = false;
  bool reextract = false;
};

// The SHA-256 of all that is in the archive, in whatever state; none when there is no archive.
std::expected<std::set<std::string>, Error> Known(const Settings& settings) {
  std::set<std::string> known;
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) {
    if (archive.error().code == Error::Code::kNotFound) return known;
    return std::unexpected(archive.error());
  }
  const auto ids = archive->AllIds();
  if (!ids) return std::unexpected(ids.error());
  known.insert(ids->begin(), ids->end());
  const auto pending = archive->Pending();
  if (!pending) return std::unexpected(pending.error());
  for (const PendingLetter& letter : *pending) known.insert(letter.source.sha256);
  const auto failures = archive->Failures();
  if (!failures) return std::unexpected(failures.error());
  for (const Failure& failure : *failures) known.insert(failure.sha256);
  return known;
}

// Says what an import would do: a line a file on stdout, nothing written.
std::expected<ExitCode, Error> DryRun(const Walk& walk, const Settings& settings) {
  auto known = Known(settings);
  if (!known) return std::unexpected(known.error());
  std::size_t added = 0;
  std::size_t unreadable = 0;
  for (const fs::path& file : walk.files) {
    const std::string name = DisplayPath(file);
    if (HoldsRecords(file)) {
      std::cout << "records\t" << name << '\n';
      continue;
    }
    const auto hashed = HashFile(file);
    if (!hashed) {
      std::cout << "unreadable\t" << name << '\n';
      ++unreadable;
      continue;
    }
    const bool is_new = known->insert(hashed->sha256).second;
    if (is_new) ++added;
    std::cout << (is_new ? "new\t" : "known\t") << name << '\n';
  }
  if (settings.verbosity >= 0) {
    constexpr double kMebibyte = 1024.0 * 1024.0;
    std::cerr << fmt::format("{}, {:.1f} MiB: {} new; nothing was written\n",
                             Counted(std::ssize(walk.files), "file"),
                             static_cast<double>(walk.bytes) / kMebibyte, added);
  }
  // As the import would end: it could not take these in.
  const bool all_readable = unreadable == 0 && walk.skipped.empty();
  return all_readable ? ExitCode::kDone : ExitCode::kSomeQuarantined;
}

// Files of records: letters without their originals. Gives the worse of what became of them.
std::expected<ExitCode, Error> TakeInRecords(Archive& archive, const std::vector<fs::path>& files,
                                             const Settings& settings) {
  const auto say = [&settings](const std::string& message) {
    if (settings.verbosity >= 0) std::cerr << message << std::endl;
  };
  StopSignals stop;
  ExitCode code = ExitCode::kDone;
  for (const fs::path& file : files) {
    const auto summary = ImportRecords(
        file, {.archive = &archive,
               .on_bad_line = [&say](const std::string& message) { say("vanthu: " + message); },
               .is_stopped = [&stop] { return stop.count() > 0; }});
    if (!summary) return std::unexpected(summary.error());
    std::string text = fmt::format("{}: {} taken in, without originals", DisplayPath(file),
                                   Counted(summary->added, "record"));
    if (summary->known > 0) text += fmt::format("; {} known already", summary->known);
    if (summary->bad_lines > 0)
      text += fmt::format("; no record in {}", Counted(summary->bad_lines, "line"));
    if (summary->interrupted) text += "; stopped: the same command goes on from here";
    say(text);
    if (summary->interrupted) return ExitCode::kInterrupted;
    if (summary->bad_lines > 0) code = ExitCode::kSomeQuarantined;
  }
  return code;
}

std::expected<ExitCode, Error> Run(const ImportFlags& flags, const Settings& settings) {
  if (flags.paths.empty() && !flags.reextract) {
    return std::unexpected(
        Error{Error::Code::kUsage, "import: name the files or folders to take in"});
  }
  const std::vector<fs::path> roots(flags.paths.begin(), flags.paths.end());
  auto walk = WalkTrees(roots, settings.archive_dir);
  if (!walk) return std::unexpected(walk.error());
  // The report of an earlier run is no letter.
  std::erase_if(walk->files, [&flags](const fs::path& file) {
    std::error_code none;
    return !flags.report.empty() && fs::equivalent(file, flags.report, none);
  });
  if (settings.verbosity >= 0) {
    for (const Error& skipped : walk->skipped) {
      std::cerr << "vanthu: " << skipped.message << '\n';
    }
  }
  if (flags.dry_run) return DryRun(*walk, settings);

  auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kWrite);
  if (!archive) return std::unexpected(archive.error());
  ImportRun run{.what = flags.reextract ? ImportRun::What::kReextract : ImportRun::What::kRead,
                .files = {},
                .report = flags.report};
  std::vector<fs::path> records;
  std::ranges::partition_copy(walk->files, std::back_inserter(records),
                              std::back_inserter(run.files), HoldsRecords);
  ExitCode of_records = ExitCode::kDone;
  if (!records.empty()) {
    const auto taken = TakeInRecords(*archive, records, settings);
    if (!taken) return taken;
    of_records = *taken;
    if (of_records == ExitCode::kInterrupted) return of_records;
  }
  const bool has_scans = !run.files.empty() || records.empty() || flags.reextract;
  std::expected<ExitCode, Error> code = of_records;
  if (has_scans) code = RunImport(*archive, run, settings);
  code = SettleArchive(code, *archive, settings);
  if (code && *code == ExitCode::kDone) code = of_records;
  // Folders that could not be entered may hold letters: that is not "done".
  if (code && *code == ExitCode::kDone && !walk->skipped.empty()) {
    return ExitCode::kSomeQuarantined;
  }
  return code;
}

}  // namespace

void AddImport(CLI::App& app, Invocation& invocation) {
  auto flags = std::make_shared<ImportFlags>();
  CLI::App* command = app.add_subcommand(
      "import", "Take scans into the archive; goes on where an earlier run stopped");
  command->add_option("PATH", flags->paths,
                      "Files and folders of scans, or of records as `vanthu export` writes them");
  command->add_flag("--dry-run", flags->dry_run, "Say what would be done, write nothing");
  command->add_option("--report", flags->report, "Write a JSON line a file into this file");
  command->add_flag("--reextract", flags->reextract,
                    "Make all records again from the stored pages, without reading the scans");
  command->callback([flags, &invocation] {
    invocation.run = [flags, &invocation] { return Run(*flags, invocation.settings); };
  });
}

}  // namespace vanthu
