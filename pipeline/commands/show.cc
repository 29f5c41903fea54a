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
#include "pipeline/commands/one_letter.h"
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

// The other scans of the letter, as the last paragraph of what is shown.
std::string TwinsParagraph(const Hit& letter) {
  if (letter.twins.empty()) return "";
  constexpr std::size_t kShownDigits = 16;
  std::string text = "\nTwins\n";
  for (const TwinLetter& twin : letter.twins) {
    text += fmt::format("  {}  {}  {}\n", twin.id.substr(0, kShownDigits), twin.why, twin.path);
  }
  return text;
}

std::expected<ExitCode, Error> Run(const ShowCall& call, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  const auto letter = OneLetter(*archive, call.words);
  if (!letter) return std::unexpected(letter.error());
  const auto record = archive->Find(letter->id);
  if (!record) return std::unexpected(record.error());
  if (!*record) {
    return std::unexpected(
        Error{Error::Code::kNotFound, fmt::format("{}: its record is gone", letter->id)});
  }
  switch (call.form()) {
    case Form::kSummary:
      std::cout << Printable(RecordSummary(**record, OutputColumns()) + TwinsParagraph(*letter));
      break;
    case Form::kText:
      std::cout << Printable((*record)->text) << '\n';
      break;
    case Form::kJson:
      std::cout << ToJson(**record) << '\n';
      break;
    case Form::kExplain:
      std::cout << Printable(RecordExplained(**record, OutputColumns()) + TwinsParagraph(*letter));
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
