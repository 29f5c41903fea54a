// Tested by tests/pipeline/archive/search_test.cc.
#include "pipeline/archive/word_search.h"

#include <fmt/core.h>

#include <algorithm>

#include "pipeline/archive/search_index.h"

namespace vanthu {
namespace {

// Words hold nothing but letters and digits (query.cc), so the quotes cannot be broken out of.
std::string Phrase(const std::vector<std::string>& words, bool is_prefix) {
  std::string phrase = "\"";
  for (std::size_t i = 0; i < words.size(); ++i) phrase += (i == 0 ? "" : " ") + words[i];
  return phrase + (is_prefix ? "\"*" : "\"");
}

enum class Spelling { kFolded, kAsTyped };

// One term. As typed means with the diacritics that were typed: a term without any is folded.
std::string TermExpression(const QueryTerm& term, Spelling spelling) {
  const bool has_marks = std::ranges::any_of(term.words, &QueryWord::has_marks);
  const bool is_exact = has_marks && spelling == Spelling::kAsTyped;
  std::vector<std::string> words;
  for (const QueryWord& word : term.words) words.push_back(is_exact ? word.exact : word.folded);
  return fmt::format("{} : {}", is_exact ? "exact" : "folded",
                     Phrase(words, term.words.back().is_prefix));
}

std::string AllTerms(const std::vector<QueryTerm>& terms, Spelling spelling) {
  std::string expression;
  for (const QueryTerm& term : terms) {
    if (!expression.empty()) expression += " AND ";
    expression += TermExpression(term, spelling);
  }
  return "(" + expression + ")";
}

// All words of the query in a row.
std::string WholePhrase(const std::vector<QueryTerm>& terms, Spelling spelling) {
  QueryTerm whole;
  for (const QueryTerm& term : terms) {
    whole.words.insert(whole.words.end(), term.words.begin(), term.words.end());
  }
  return "(" + TermExpression(whole, spelling) + ")";
}

// The conditions on type and issuer, each ending in " AND ".
std::string FilterExpression(const LetterFilter& filter) {
  std::string expression;
  if (!filter.type_word.empty()) {
    expression += fmt::format("doc_type : {} AND ", Phrase({filter.type_word}, false));
  }
  for (const std::string& word : filter.issuer_words) {
    expression += fmt::format("issuer : {} AND ", Phrase({IssuerTerm(word)}, false));
  }
  return expression;
}

std::string OnlyFilter(const LetterFilter& filter) {
  std::string expression = FilterExpression(filter);
  constexpr std::string_view kAnd = " AND ";
  if (!expression.empty()) expression.resize(expression.size() - kAnd.size());
  return expression;
}

// How the why of a tier is told.
struct TierWords {
  Spelling spelling;
  std::string_view head_phrase;
  std::string_view head_words;
  std::string_view phrase;
  std::string_view words;
};

constexpr TierWords kAsTypedTiers = {
    .spelling = Spelling::kAsTyped,
    .head_phrase = "the words in a row in its head, as typed",
    .head_words = "the words in its head, as typed",
    .phrase = "the words in a row in its text, as typed",
    .words = "the words in its text, as typed",
};
constexpr TierWords kFoldedTiers = {
    .spelling = Spelling::kFolded,
    .head_phrase = "the words in a row in its head",
    .head_words = "the words in its head",
    .phrase = "the words in a row in its text",
    .words = "the words in its text",
};

std::string_view TableOf(WordIndex index) {
  return index == WordIndex::kHead ? "head_index" : "text_index";
}

}  // namespace

std::vector<WordTier> WordTiers(const std::vector<QueryTerm>& terms, const LetterFilter& filter) {
  std::vector<WordTier> tiers;
  if (terms.empty()) {
    if (std::string fts = OnlyFilter(filter); !fts.empty()) {
      tiers.push_back({.wanted = {WordIndex::kHead, std::move(fts)},
                       .earlier = {},
                       .earlier_in_window = {},
                       .is_in_window = false,
                       .why = "fits the filters"});
    }
    return tiers;
  }
  const bool has_marks = std::ranges::any_of(terms, [](const QueryTerm& term) {
    return std::ranges::any_of(term.words, &QueryWord::has_marks);
  });
  const bool has_prefix =
      std::ranges::any_of(terms, [](const QueryTerm& term) { return term.words.back().is_prefix; });
  // One term is a phrase already; a prefix inside a phrase is something FTS5 does not have.
  const bool has_whole = terms.size() > 1 && !has_prefix;
  std::size_t words_in_all = 0;
  for (const QueryTerm& term : terms) words_in_all += term.words.size();
  const bool is_sentence = words_in_all >= kSentenceWords;

  const std::string prefix = FilterExpression(filter);
  const auto add = [&](WordIndex index, const std::string& wanted,
                       const std::vector<std::string>& without, std::string_view why) -> WordTier& {
    std::string fts = wanted;
    for (const std::string& other : without) fts = "(" + fts + " NOT " + other + ")";
    return tiers.emplace_back(WordTier{.wanted = {index, prefix + fts},
                                       .earlier = {},
                                       .earlier_in_window = {},
                                       .is_in_window = false,
                                       .why = why});
  };
  // What stands in a head stands in that letter's text column too, and what stands there as typed
  // stands there folded. So of each index only the widest sets so far must be taken out.
  std::vector<std::string> shown;  // in either index: the words as typed
  const auto add_spelling = [&](const TierWords& words) {
    const std::string all = AllTerms(terms, words.spelling);
    const std::string whole = has_whole ? WholePhrase(terms, words.spelling) : "";
    std::vector<IndexExpression> shown_texts;
    for (const std::string& fts : shown) shown_texts.push_back({WordIndex::kText, fts});
    std::vector<std::string> without = shown;
    if (has_whole) {
      add(WordIndex::kHead, whole, without, words.head_phrase).earlier = shown_texts;
      without.push_back(whole);
    }
    add(WordIndex::kHead, all, without, words.head_words).earlier = shown_texts;
    const std::vector<IndexExpression> heads = {{WordIndex::kHead, all}};
    if (has_whole) {
      WordTier& phrase = add(WordIndex::kText, whole, shown, words.phrase);
      phrase.earlier = heads;
      phrase.is_in_window = !is_sentence;
    }
    WordTier& text = add(WordIndex::kText, all, shown, words.words);
    text.earlier = heads;
    if (has_whole) {
      (is_sentence ? text.earlier : text.earlier_in_window).push_back({WordIndex::kText, whole});
    }
    shown = {all};
  };
  if (has_marks) add_spelling(kAsTypedTiers);
  add_spelling(kFoldedTiers);
  return tiers;
}

IndexExpression AllTiers(const std::vector<QueryTerm>& terms, const LetterFilter& filter) {
  if (terms.empty()) return {WordIndex::kHead, OnlyFilter(filter)};
  return {WordIndex::kText, FilterExpression(filter) + AllTerms(terms, Spelling::kFolded)};
}

std::expected<std::vector<std::int64_t>, Error> MatchingPositions(Archive::Database& database,
                                                                  const IndexExpression& expression,
                                                                  const LetterFilter& filter,
                                                                  std::int64_t before, int limit) {
  const std::int64_t last = std::min(filter.last_position, before - 1);
  const std::string_view table = TableOf(expression.index);
  Statement statement = database.Prepare(
      expression.fts.empty()
          ? "SELECT position FROM letter WHERE position >= ? AND position <= ? "
            "ORDER BY position DESC LIMIT ?"
          : fmt::format("SELECT rowid FROM {0} WHERE rowid >= ? AND rowid <= ? AND {0} MATCH ? "
                        "ORDER BY rowid DESC LIMIT ?",
                        table));
  statement.Bind(filter.first_position).Bind(last);
  if (!expression.fts.empty()) statement.Bind(expression.fts);
  statement.Bind(std::int64_t{limit});
  std::vector<std::int64_t> positions;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return positions;
    positions.push_back(statement.Integer(0));
  }
}

std::expected<std::int64_t, Error> WindowEnd(Archive::Database& database,
                                             const std::vector<QueryTerm>& terms,
                                             const LetterFilter& filter) {
  const IndexExpression all = AllTiers(terms, filter);
  Statement statement = database.Prepare(
      fmt::format("SELECT rowid FROM {0} WHERE rowid >= ? AND rowid <= ? AND {0} MATCH ? "
                  "ORDER BY rowid DESC LIMIT 1 OFFSET ?",
                  TableOf(all.index)));
  statement.Bind(filter.first_position)
      .Bind(filter.last_position)
      .Bind(all.fts)
      .Bind(std::int64_t{kWindowLetters - 1});
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement.Integer(0) : 0;
}

std::expected<bool, Error> MatchesAny(Archive::Database& database,
                                      const std::vector<IndexExpression>& expressions,
                                      std::int64_t position) {
  for (const IndexExpression& expression : expressions) {
    Statement statement = database.Prepare(fmt::format(
        "SELECT 1 FROM {0} WHERE rowid = ? AND {0} MATCH ?", TableOf(expression.index)));
    const auto row = statement.Bind(position).Bind(expression.fts).Step();
    if (!row || *row) return row;
  }
  return false;
}

}  // namespace vanthu
