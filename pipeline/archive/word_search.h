// word_search: letters that contain the typed words, streamed tier by tier, newest first.
//
// Not ranked by how often a word occurs: such a rank must read every match before it can give the
// first (a third of a second for a common word in a million letters), changes with every letter
// that comes in, and tells a person nothing. A tier says where and how the words stand, streams
// straight off the index, and pages by position.
#pragma once

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

// The FTS5 expressions of the tiers, disjoint, best first. A tier's rank is its place. With
// `filter` worked in. Empty when there is neither a word nor a filter by type or issuer.
struct WordTier {
  std::string expression;
  std::string_view why;
};
[[nodiscard]] std::vector<WordTier> WordTiers(const std::vector<QueryTerm>& terms,
                                              const LetterFilter& filter);
// Everything the tiers find, as one expression: for answers by date.
[[nodiscard]] std::string AllTiers(const std::vector<QueryTerm>& terms, const LetterFilter& filter);

// Positions of at most `limit` matches older than `before`, newest first. With an empty expression
// all letters match.
[[nodiscard]] std::expected<std::vector<std::int64_t>, Error> MatchingPositions(
    Archive::Database& database, const std::string& expression, const LetterFilter& filter,
    std::int64_t before, int limit);

}  // namespace vanthu
