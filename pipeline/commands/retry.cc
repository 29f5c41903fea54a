// vanthu retry: reads again what is in quarantine. Tested by tests/end_to_end/command_line_test.cc.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "pipeline/archive/archive.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/run_import.h"
#include "pipeline/counted.h"

namespace vanthu {
namespace {

std::expected<ExitCode, Error> Run(const std::string& prefix, const Settings& settings) {
  // To be tried again, letters must be there: no archive is made here. One of an older vanthu is
  // brought up to date by what follows.
  const auto readable = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!readable && readable.error().code == Error::Code::kNotFound) {
    return std::unexpected(readable.error());
  }
  auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kWrite);
  if (!archive) return std::unexpected(archive.error());
  const auto touched = archive->Retry(prefix);
  if (!touched) return std::unexpected(touched.error());
  if (*touched == 0 && !prefix.empty()) {
    return std::unexpected(
        Error{Error::Code::kNotFound,
              prefix + ": no letter in quarantine begins with that; `vanthu failures` lists them"});
  }
  if (settings.verbosity >= 0) {
    std::cerr << fmt::format("{} to read again\n", Counted(*touched, "letter"));
  }
  return SettleArchive(RunImport(*archive, {}, settings), *archive, settings);
}

}  // namespace

void AddRetry(CLI::App& app, Invocation& invocation) {
  auto prefix = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("retry", "Read again what is in quarantine");
  command->add_option("SHA256", *prefix,
                      "First digits of one letter's SHA-256, as `failures` shows it; none: all");
  command->callback([prefix, &invocation] {
    invocation.run = [prefix, &invocation] { return Run(*prefix, invocation.settings); };
  });
}

}  // namespace vanthu
