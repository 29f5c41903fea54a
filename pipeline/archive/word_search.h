// word_search: letters that contain the typed words, streamed tier by tier, newest first.
//
// Not ranked by how often a word occurs: such a rank must read every match before it can give the
// first (a third of a second for a common word in a million letters), changes with every letter
// that comes in, and tells a person nothing. A tier says where and how the words stand, streams
// straight off the index, and pages by position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/query.h"

namespace vanthu {

// What the letters must be beside containing the words; empty members do not filter.
struct LetterFilter {
  std::string type_word;                  // TypeWord of the type
  std::vector<std::string> issuer_words;  // folded; each in the issuer's name or its parent's
  std::int64_t first_position = 0;        // inclusive
  std::int64_t last_position = INT64_MAX;
};

// Which of the two indexes an expression is for.
enum class WordIndex : std::uint8_t { kHead, kText };

struct IndexExpression {
  WordIndex index = WordIndex::kHead;
  std::string fts;  // empty: every letter
};

// The tiers, disjoint, best first; a tier's rank is its place. `filter` is worked in. Empty when
// there is neither a word nor a filter by type or issuer. Tiers in the same index exclude each
// other in their expressions; what another index shows in an earlier tier is in `earlier`.
//
// A few words in a row somewhere in the text are looked for in a window only: among the newest
// kWindowLetters that have all the words at all. Two common words stand in a row seldom, and to
// know that they do nowhere else is to read all that is known of both in a million letters. From
// kSentenceWords on somebody remembers a piece of the letter: that is looked for everywhere.
struct WordTier {
  IndexExpression wanted;
  std::vector<IndexExpression> earlier;
  std::vector<IndexExpression> earlier_in_window;
  bool is_in_window = false;
  std::string_view why;
};
inline constexpr int kWindowLetters = 200;  // ten pages of hits
inline constexpr std::size_t kSentenceWords = 5;
[[nodiscard]] std::vector<WordTier> WordTiers(const std::vector<QueryTerm>& terms,
                                              const LetterFilter& filter);
// Everything the tiers find, as one expression: for answers by date.
[[nodiscard]] IndexExpression AllTiers(const std::vector<QueryTerm>& terms,
                                       const LetterFilter& filter);

// Positions of at most `limit` matches older than `before`, newest first.
[[nodiscard]] std::expected<std::vector<std::int64_t>, Error> MatchingPositions(
    Archive::Database& database, const IndexExpression& expression, const LetterFilter& filter,
    std::int64_t before, int limit);

// Where the window of these words ends: the position of its oldest letter, 0 when all are in it.
[[nodiscard]] std::expected<std::int64_t, Error> WindowEnd(Archive::Database& database,
                                                           const std::vector<QueryTerm>& terms,
                                                           const LetterFilter& filter);

// Whether one of the expressions matches the letter at this position.
[[nodiscard]] std::expected<bool, Error> MatchesAny(Archive::Database& database,
                                                    const std::vector<IndexExpression>& expressions,
                                                    std::int64_t position);

}  // namespace vanthu
