// reference_search: the letters a typed reference number means, the surest first.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/query.h"

namespace vanthu {

// In the order answers are given.
enum class ReferenceMatch : std::uint8_t {
  kSame,     // everything typed is the letter's own, and its whole number was typed
  kPart,     // everything typed is the letter's own, but it has more: year, unit, the whole symbol
  kDiffers,  // the number is the letter's own; a word, the date or the year typed is not
  kCites,    // the letter cites it
  kDamaged,  // one character differs; only looked for when there is neither kSame nor kPart
};

struct ReferenceHit {
  ReferenceMatch match = ReferenceMatch::kSame;
  std::int64_t letter = 0;
  std::int64_t position = 0;
  std::string why;  // for people: "one character differs: 2045/QB-BGDĐT"
};

// Sorted by match, then newest first; a letter comes once.
[[nodiscard]] std::expected<std::vector<ReferenceHit>, Error> FindReferences(
    Archive::Database& database, const ReferenceQuery& query);

}  // namespace vanthu
