// vanthu failures: what is in quarantine and why. Tested by tests/end_to_end/command_line_test.cc.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/archive/archive.h"
#include "pipeline/commands/commands.h"

namespace vanthu {
namespace {

// Enough to tell letters apart by eye and to type; `retry` takes any length.
constexpr std::size_t kShownDigits = 12;

std::string AsJson(const Failure& failure) {
  nlohmann::ordered_json line = {{"sha256", failure.sha256}, {"path", failure.path}};
  line["page"] =
      failure.page == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(failure.page);
  line["reason"] = failure.reason.message;
  line["attempts"] = failure.attempts;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string AsText(const Failure& failure) {
  const bool named = failure.reason.message.find(failure.path) != std::string::npos;
  return fmt::format(
      "{}  {}{}{}{}", failure.sha256.substr(0, kShownDigits), named ? "" : failure.path + ": ",
      failure.page == 0 ? std::string() : fmt::format("page {}: ", failure.page),
      failure.reason.message,
      failure.attempts > 1 ? fmt::format(" (tried {} times)", failure.attempts) : std::string());
}

std::expected<ExitCode, Error> Run(const bool& json, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  const auto failures = archive->Failures();
  if (!failures) return std::unexpected(failures.error());
  for (const Failure& failure : *failures) {
    std::cout << (json ? AsJson(failure) : AsText(failure)) << '\n';
  }
  if (settings.verbosity >= 0 && !json) {
    std::cerr << (failures->empty() ? "nothing is in quarantine\n"
                                    : "`vanthu retry [SHA256]` reads them again\n");
  }
  return ExitCode::kDone;
}

}  // namespace

void AddFailures(CLI::App& app, Invocation& invocation) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("failures", "List what is in quarantine, and why");
  command->add_flag("--json", *json, "One JSON object a line");
  command->callback([json, &invocation] {
    invocation.run = [json, &invocation] { return Run(*json, invocation.settings); };
  });
}

}  // namespace vanthu
