// vanthu chain: what a letter carries out and cites, and what cites it; or what is cited and
// missing.
#include "pipeline/archive/chain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/missing_list.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/one_letter.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/export/chain_dot.h"
#include "pipeline/export/chain_graphml.h"
#include "pipeline/export/chain_json.h"
#include "pipeline/export/chain_tree.h"

namespace vanthu {
namespace {

struct ChainCall {
  std::vector<std::string> words;
  ChainOptions options;
  std::string format = "tree";
  bool missing = false;
  std::string cursor;
};

Error Usage(std::string message) { return {Error::Code::kUsage, std::move(message)}; }

std::expected<ExitCode, Error> ShowMissing(const ChainCall& call, const Archive& archive,
                                           const Settings& settings) {
  if (!call.words.empty()) {
    return std::unexpected(Usage("chain: name a letter or give --missing, not both"));
  }
  if (call.format != "tree" && call.format != "json") {
    return std::unexpected(Usage("--missing: --format is tree (lines to read) or json"));
  }
  const auto page = ListMissing(archive, {.limit = call.options.limit, .cursor = call.cursor});
  if (!page) return std::unexpected(page.error());
  for (const MissingDocument& document : page->documents) {
    if (call.format == "json") {
      std::cout << MissingJson(document) << '\n';
      continue;
    }
    std::string line = fmt::format("{:>6}  {}", document.letters, Printable(document.printed));
    for (const std::string& part : {document.date, document.issuer}) {
      if (!part.empty()) line += "  " + Printable(part);
    }
    std::cout << line << '\n';
  }
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (page->documents.empty()) std::cerr << "the archive holds everything its letters cite\n";
  if (!page->next.empty()) {
    std::cerr << fmt::format("more: repeat with --cursor '{}'\n", page->next);
  }
  return ExitCode::kDone;
}

// Of the letter that was named, or else of a document that letters only cite.
std::expected<Chain, Error> ChainMeant(const Archive& archive, const ChainCall& call) {
  const auto letter = OneLetter(archive, call.words);
  if (letter) return ChainOf(archive, letter->id, call.options);
  if (letter.error().code != Error::Code::kNotFound) return std::unexpected(letter.error());
  auto missing =
      ChainOfMissing(archive, fmt::format("{}", fmt::join(call.words, " ")), call.options);
  if (!missing) {
    missing.error().message = Printable(missing.error().message);
    return std::unexpected(std::move(missing.error()));
  }
  if (!*missing) return std::unexpected(letter.error());
  return std::move(**missing);
}

std::expected<ExitCode, Error> Run(const ChainCall& call, const Settings& settings) {
  if (call.words.empty() && !call.missing) {
    return std::unexpected(Usage("chain: name a letter by its number or id; or give --missing"));
  }
  if (!call.cursor.empty() && !call.missing) {
    return std::unexpected(Usage("--cursor: only with --missing"));
  }
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  if (call.missing) return ShowMissing(call, *archive, settings);
  const auto chain = ChainMeant(*archive, call);
  if (!chain) return std::unexpected(chain.error());
  if (call.format == "json") {
    std::cout << ChainJson(*chain) << '\n';
  } else if (call.format == "dot") {
    std::cout << ChainDot(*chain);
  } else if (call.format == "graphml") {
    std::cout << ChainGraphml(*chain);
  } else {
    std::cout << Printable(ChainTree(*chain, OutputColumns()));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddChain(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<ChainCall>();
  CLI::App* command =
      app.add_subcommand("chain", "Show what a letter carries out and cites, and what cites it");
  command
      ->add_option("letter", call->words,
                   "Its reference number in any spelling, or the first digits of its id")
      ->type_name("");
  command->add_option("--depth", call->options.depth, "So many steps from it (default: 3)")
      ->type_name("N");
  command
      ->add_option("--limit", call->options.limit,
                   "So many branches of one letter, or lines of --missing (default: 20)")
      ->type_name("N");
  command->add_option("--format", call->format, "tree (default), json, dot or graphml")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"tree", "json", "dot", "graphml"}));
  command->add_flag("--missing", call->missing,
                    "List what letters cite and the archive lacks, the most cited first");
  command->add_option("--cursor", call->cursor, "Go on in --missing after this cursor")
      ->type_name("CURSOR");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
