// vanthu show: one letter, as a summary, its text, its record, or with the evidence of each value.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/search.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/export/record_text.h"

namespace vanthu {
namespace {

enum class Form { kSummary, kText, kJson, kExplain };

struct ShowCall {
  std::vector<std::string> words;
  bool text = false;
  bool json = false;
  bool explain = false;

  [[nodiscard]] Form form() const {
    return text ? Form::kText : json ? Form::kJson : explain ? Form::kExplain : Form::kSummary;
  }
};

Error NotOne(const std::string& asked, const std::vector<Hit>& hits) {
  if (hits.empty()) {
    return {Error::Code::kNotFound,
            fmt::format("{}: no such letter; `vanthu search` finds letters that are near", asked)};
  }
  constexpr std::size_t kShownDigits = 16;
  constexpr std::size_t kMaxChoices = 20;
  std::string message =
      fmt::format("{}: {} letters have this number; name one by its id:", asked, hits.size());
  for (std::size_t i = 0; i < hits.size() && i < kMaxChoices; ++i) {
    const Hit& hit = hits[i];
    message += Printable(fmt::format("\n  {}  {}  {}  {}  {}", hit.id.substr(0, kShownDigits),
                                     hit.reference, hit.date, hit.issuer, hit.subject));
  }
  if (hits.size() > kMaxChoices) message += "\n  …";
  return {Error::Code::kUsage, std::move(message)};
}

std::expected<ExitCode, Error> Run(const ShowCall& call, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  std::string asked;
  for (const std::string& word : call.words) asked += (asked.empty() ? "" : " ") + word;
  const auto hits = LookUp(*archive, asked);
  if (!hits) return std::unexpected(hits.error());
  if (hits->size() != 1) return std::unexpected(NotOne(Printable(asked), *hits));
  const auto record = archive->Find(hits->front().id);
  if (!record) return std::unexpected(record.error());
  if (!*record) return std::unexpected(NotOne(Printable(asked), {}));
  switch (call.form()) {
    case Form::kSummary:
      std::cout << Printable(RecordSummary(**record, OutputColumns()));
      break;
    case Form::kText:
      std::cout << Printable((*record)->text) << '\n';
      break;
    case Form::kJson:
      std::cout << ToJson(**record) << '\n';
      break;
    case Form::kExplain:
      std::cout << Printable(RecordExplained(**record, OutputColumns()));
      break;
  }
  return ExitCode::kDone;
}

}  // namespace

void AddShow(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<ShowCall>();
  CLI::App* command = app.add_subcommand("show", "Show one letter");
  command
      ->add_option("letter", call->words,
                   "Its reference number in any spelling, or the first digits of its id")
      ->type_name("")
      ->required();
  CLI::Option* text = command->add_flag("--text", call->text, "Its text");
  CLI::Option* json = command->add_flag("--json", call->json, "Its record");
  CLI::Option* explain = command->add_flag("--explain", call->explain,
                                           "Each value with the place and the rule it was read by");
  json->excludes(text);
  explain->excludes(text)->excludes(json);
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
