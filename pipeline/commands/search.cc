// vanthu search: finds letters by reference number or words.
#include "pipeline/archive/search.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/export/display_width.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

struct SearchCall {
  std::vector<std::string> words;
  SearchOptions options;
  bool json = false;
};

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string AsJson(const Hit& hit) {
  Json highlights = Json::array();
  for (const Span& span : hit.snippet.highlights) {
    highlights.push_back(span.Of(hit.snippet.text));
  }
  Json line = {{"id", hit.id},
               {"reference", OrNull(hit.reference)},
               {"doc_type", OrNull(hit.doc_type)},
               {"date", OrNull(hit.date)},
               {"issuer", OrNull(hit.issuer)},
               {"subject", OrNull(hit.subject)},
               {"path", hit.path},
               {"match", hit.match},
               {"why", hit.why},
               {"snippet", OrNull(hit.snippet.text)},
               {"highlights", std::move(highlights)},
               {"cursor", hit.cursor}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string WithHighlights(const Snippet& snippet) {
  std::string text;
  std::size_t from = 0;
  for (const Span& span : snippet.highlights) {
    text += Printable(std::string_view(snippet.text).substr(from, span.begin - from));
    text += Bold(Printable(span.Of(snippet.text)));
    from = span.end;
  }
  return text + Printable(std::string_view(snippet.text).substr(from));
}

std::string AsText(const Hit& hit, std::size_t columns) {
  constexpr std::string_view kIndent = "    ";
  const std::size_t width = columns - kIndent.size();
  std::string head = Bold(Printable(hit.reference.empty() ? "(no number)" : hit.reference));
  for (const std::string& part : {hit.date, hit.doc_type, hit.issuer}) {
    if (!part.empty()) head += "  " + Printable(part);
  }
  std::string text = head + '\n';
  if (!hit.subject.empty()) {
    for (const std::string& line : WrapTo(Printable(hit.subject), width, 2)) {
      text += fmt::format("{}{}\n", kIndent, line);
    }
  }
  if (!hit.snippet.text.empty())
    text += fmt::format("{}{}\n", kIndent, WithHighlights(hit.snippet));
  text += kIndent;
  text += Faint(fmt::format("{} · {} · {}", hit.why, Printable(hit.path), hit.id.substr(0, 12)));
  return text + '\n';
}

std::expected<ExitCode, Error> Run(const SearchCall& call, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  // `vanthu search 34 ct tw` need not be quoted.
  std::string query;
  for (const std::string& word : call.words) query += (query.empty() ? "" : " ") + word;
  const auto page = Search(*archive, query, call.options);
  if (!page) return std::unexpected(page.error());
  const std::size_t columns = OutputColumns();
  for (const Hit& hit : page->hits) {
    std::cout << (call.json ? AsJson(hit) + '\n' : AsText(hit, columns));
  }
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (page->hits.empty()) std::cerr << fmt::format("no letter found for: {}\n", Printable(query));
  if (!page->next.empty()) {
    std::cerr << fmt::format("more: repeat with --cursor {}\n", page->next);
  }
  return ExitCode::kDone;
}

}  // namespace

void AddSearch(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<SearchCall>();
  CLI::App* command = app.add_subcommand(
      "search", "Find letters by reference number, in any spelling, or by words");
  command
      ->add_option("query", call->words,
                   "34-CT/TW, 34 ct tw, qd 2045 bgddt; or words, with or without diacritics, "
                   "\"phrases\" and beginnings*")
      ->required();
  command->add_option("--type", call->options.type, "Only this type of document: 'quyết định'");
  command->add_option("--issuer", call->options.issuer, "Only from issuers with these words");
  command->add_option("--from", call->options.from, "Only letters of this day or later");
  command->add_option("--to", call->options.to, "Only letters of this day or earlier");
  command->add_option("--limit", call->options.limit, "So many hits at most (default: 20)");
  command->add_option("--cursor", call->options.cursor, "Go on after the hit with this cursor");
  command->add_option("--sort", call->options.sort, "relevance (default) or date, newest first")
      ->transform(CLI::CheckedTransformer(std::map<std::string, SearchOptions::Sort>{
          {"relevance", SearchOptions::Sort::kRelevance}, {"date", SearchOptions::Sort::kDate}}));
  command->add_flag("--json", call->json, "One JSON object a hit and line");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
