// vanthu search: finds letters by reference number or words.
#include "pipeline/archive/search.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
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
  std::string sort = "relevance";
  bool json = false;
};

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string AsJson(const Hit& hit) {
  Json highlights = Json::array();
  for (const Span& span : hit.snippet.highlights) {
    highlights.push_back(span.Of(hit.snippet.text));
  }
  Json twins = Json::array();
  for (const TwinLetter& twin : hit.twins) {
    twins.push_back({{"id", twin.id}, {"path", twin.path}, {"why", twin.why}});
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
               {"twins", std::move(twins)},
               {"cursor", hit.cursor}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Lines of at most `columns`, with what the query found in bold.
std::vector<std::string> WithHighlights(const Snippet& snippet, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  auto span = snippet.highlights.begin();
  for (std::size_t begin = 0; begin < snippet.text.size();) {
    // A word with the space behind it; a highlight may begin or end inside.
    const std::size_t space = snippet.text.find(' ', begin);
    const std::size_t end = space == std::string::npos ? snippet.text.size() : space + 1;
    const std::size_t word_width =
        DisplayWidth(std::string_view(snippet.text).substr(begin, end - begin));
    if (width > 0 && width + word_width > columns) {
      while (line.ends_with(' ')) line.pop_back();
      lines.push_back(std::move(line));
      line.clear();
      width = 0;
    }
    width += word_width;
    for (std::size_t i = begin; i < end;) {
      while (span != snippet.highlights.end() && span->end <= i) ++span;
      const bool is_bold = span != snippet.highlights.end() && span->begin <= i;
      std::size_t stop = end;
      if (span != snippet.highlights.end()) {
        stop = std::min(end, is_bold ? span->end : span->begin);
      }
      const std::string piece = Printable(std::string_view(snippet.text).substr(i, stop - i));
      line += is_bold ? Bold(piece) : piece;
      i = stop;
    }
    begin = end;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

// Whether the subject shows already what the snippet would.
bool SubjectHasAll(const Hit& hit) {
  return std::ranges::all_of(hit.snippet.highlights, [&hit](const Span& span) {
    return hit.subject.find(span.Of(hit.snippet.text)) != std::string::npos;
  });
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
  if (!SubjectHasAll(hit)) {
    for (const std::string& line : WithHighlights(hit.snippet, width)) {
      text += fmt::format("{}{}\n", kIndent, line);
    }
  }
  text += kIndent;
  text += Faint(fmt::format("{} · {} · {}", hit.why, Printable(hit.path), hit.id.substr(0, 12)));
  text += '\n';
  for (const TwinLetter& twin : hit.twins) {
    text += kIndent;
    text += Faint(fmt::format("twin: {} · {} · {}", Printable(twin.why), Printable(twin.path),
                              twin.id.substr(0, 12)));
    text += '\n';
  }
  return text;
}

std::expected<ExitCode, Error> Run(const SearchCall& call, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  // `vanthu search 34 ct tw` need not be quoted.
  std::string query;
  for (const std::string& word : call.words) query += (query.empty() ? "" : " ") + word;
  SearchOptions options = call.options;
  if (call.sort == "date") options.sort = SearchOptions::Sort::kDate;
  const auto page = Search(*archive, query, options);
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
                   "\"phrases\" and beginnings*; none lists every letter, newest first")
      ->type_name("");
  command->add_option("--type", call->options.type, "Only this type of document: 'quyết định'")
      ->type_name("TYPE");
  command->add_option("--issuer", call->options.issuer, "Only from issuers with these words")
      ->type_name("WORDS");
  command->add_option("--from", call->options.from, "Only letters of this day or later")
      ->type_name("DATE");
  command->add_option("--to", call->options.to, "Only letters of this day or earlier")
      ->type_name("DATE");
  command->add_option("--limit", call->options.limit, "So many hits at most (default: 20)")
      ->type_name("N");
  command->add_option("--cursor", call->options.cursor, "Go on after the hit with this cursor")
      ->type_name("CURSOR");
  command->add_option("--sort", call->sort, "relevance (default) or date, newest first")
      ->type_name("ORDER")
      ->check(CLI::IsMember({"relevance", "date"}));
  command->add_flag("--json", call->json, "One JSON object a hit and line");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
