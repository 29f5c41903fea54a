// Tested by tests/pipeline/archive/search_test.cc.
#include "pipeline/archive/word_search.h"

#include <fmt/core.h>

#include <algorithm>

namespace vanthu {
namespace {

// Words hold nothing but letters and digits (query.cc), so the quotes cannot be broken out of.
std::string Phrase(const std::vector<std::string>& words, bool is_prefix) {
  std::string phrase = "\"";
  for (std::size_t i = 0; i < words.size(); ++i) phrase += (i == 0 ? "" : " ") + words[i];
  return phrase + (is_prefix ? "\"*" : "\"");
}

enum class Spelling { kFolded, kAsTyped };
enum class Place { kHead, kAnywhere };

std::string InColumns(std::string_view phrase, Spelling spelling, Place place) {
  const std::string_view suffix = spelling == Spelling::kAsTyped ? "_exact" : "";
  return place == Place::kHead ? fmt::format("head{} : {}", suffix, phrase)
                               : fmt::format("{{head{} body{}}} : {}", suffix, suffix, phrase);
}

// One term. As typed means with the diacritics that were typed: a term without any is folded.
std::string TermExpression(const QueryTerm& term, Spelling spelling, Place place) {
  const bool has_marks = std::any_of(term.words.begin(), term.words.end(),
                                     [](const QueryWord& word) { return word.has_marks(); });
  if (!has_marks) spelling = Spelling::kFolded;
  std::vector<std::string> words;
  for (const QueryWord& word : term.words) {
    words.push_back(spelling == Spelling::kAsTyped ? word.exact : word.folded);
  }
  return InColumns(Phrase(words, term.words.back().is_prefix), spelling, place);
}

std::string AllTerms(const std::vector<QueryTerm>& terms, Spelling spelling, Place place) {
  std::string expression;
  for (const QueryTerm& term : terms) {
    if (!expression.empty()) expression += " AND ";
    expression += TermExpression(term, spelling, place);
  }
  return "(" + expression + ")";
}

// All words of the query in a row.
std::string WholePhrase(const std::vector<QueryTerm>& terms, Spelling spelling, Place place) {
  QueryTerm whole;
  for (const QueryTerm& term : terms) {
    whole.words.insert(whole.words.end(), term.words.begin(), term.words.end());
  }
  return "(" + TermExpression(whole, spelling, place) + ")";
}

// The conditions on type and issuer, each ending in " AND ".
std::string FilterExpression(const LetterFilter& filter) {
  std::string expression;
  if (!filter.type_word.empty()) {
    expression += fmt::format("doc_type : {} AND ", Phrase({filter.type_word}, false));
  }
  for (const std::string& word : filter.issuer_words) {
    expression += fmt::format("issuer : {} AND ", Phrase({word}, false));
  }
  return expression;
}

std::string OnlyFilter(const LetterFilter& filter) {
  std::string expression = FilterExpression(filter);
  constexpr std::string_view kAnd = " AND ";
  if (!expression.empty()) expression.resize(expression.size() - kAnd.size());
  return expression;
}

}  // namespace

std::vector<WordTier> WordTiers(const std::vector<QueryTerm>& terms, const LetterFilter& filter) {
  std::vector<WordTier> tiers;
  if (terms.empty()) {
    if (std::string expression = OnlyFilter(filter); !expression.empty()) {
      tiers.push_back({std::move(expression), "fits the filters"});
    }
    return tiers;
  }
  const bool has_marks = std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
    return std::any_of(term.words.begin(), term.words.end(),
                       [](const QueryWord& word) { return word.has_marks(); });
  });
  const bool has_prefix = std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
    return term.words.back().is_prefix;
  });
  // One term is a phrase already; a prefix inside a phrase is something FTS5 does not have.
  const bool has_whole = terms.size() > 1 && !has_prefix;

  // Each set lies within the wider ones after it, so only the widest so far must be taken out, and
  // those sets beside it that are not within it.
  const std::string prefix = FilterExpression(filter);
  const auto add = [&](const std::string& wanted, const std::vector<std::string>& without,
                       std::string_view why) {
    std::string expression = wanted;
    for (const std::string& earlier : without)
      expression = "(" + expression + " NOT " + earlier + ")";
    tiers.push_back({prefix + expression, why});
  };
  std::vector<std::string> earlier;
  const auto add_spelling = [&](Spelling spelling, std::string_view head_phrase,
                                std::string_view head_words, std::string_view phrase,
                                std::string_view words) {
    std::vector<std::string> without = earlier;
    const std::string in_head = AllTerms(terms, spelling, Place::kHead);
    if (has_whole) {
      const std::string whole = WholePhrase(terms, spelling, Place::kHead);
      add(whole, without, head_phrase);
      without.push_back(whole);
    }
    add(in_head, without, head_words);
    without = earlier;
    without.push_back(in_head);
    if (has_whole) {
      const std::string whole = WholePhrase(terms, spelling, Place::kAnywhere);
      add(whole, without, phrase);
      without.push_back(whole);
    }
    const std::string anywhere = AllTerms(terms, spelling, Place::kAnywhere);
    add(anywhere, without, words);
    earlier = {anywhere};
  };
  if (has_marks) {
    add_spelling(Spelling::kAsTyped, "the words in a row in its head, as typed",
                 "the words in its head, as typed", "the words in a row in its text, as typed",
                 "the words in its text, as typed");
  }
  add_spelling(Spelling::kFolded, "the words in a row in its head", "the words in its head",
               "the words in a row in its text", "the words in its text");
  return tiers;
}

std::string AllTiers(const std::vector<QueryTerm>& terms, const LetterFilter& filter) {
  if (terms.empty()) return OnlyFilter(filter);
  return FilterExpression(filter) + AllTerms(terms, Spelling::kFolded, Place::kAnywhere);
}

std::expected<std::vector<std::int64_t>, Error> MatchingPositions(Archive::Database& database,
                                                                  const std::string& expression,
                                                                  const LetterFilter& filter,
                                                                  std::int64_t before, int limit) {
  Statement statement = database.Prepare(
      expression.empty()
          ? "SELECT position FROM letter WHERE position >= ? AND position <= ? AND position < ? "
            "ORDER BY position DESC LIMIT ?"
          : "SELECT rowid FROM search_index WHERE rowid >= ? AND rowid <= ? AND search_index MATCH "
            "? ORDER BY rowid DESC LIMIT ?");
  if (expression.empty()) {
    statement.Bind(filter.first_position).Bind(filter.last_position).Bind(before);
  } else {
    statement.Bind(filter.first_position)
        .Bind(std::min(filter.last_position, before - 1))
        .Bind(expression);
  }
  statement.Bind(std::int64_t{limit});
  std::vector<std::int64_t> positions;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return positions;
    positions.push_back(statement.Integer(0));
  }
}

}  // namespace vanthu
