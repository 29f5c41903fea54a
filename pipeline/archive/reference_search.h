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
  kSame,      // everything typed is the letter's own, and its whole number was typed
  kPart,      // everything typed is the letter's own, but it has more: year, unit, the whole symbol
  kFileName,  // its file is named so: often the only place where a handwritten number is in type
  kDiffers,   // the number is the letter's own; a word, the date or the year typed is not
  kCites,     // the letter cites it
  kDamaged,   // one character differs; beside kSame and kPart only digits that look alike
};

struct ReferenceHit {
  ReferenceMatch match = ReferenceMatch::kSame;
  std::int64_t position = 0;
  std::string why;  // for people: "one character differs: 2045/QB-BGDĐT"
};

inline constexpr std::int64_t kNoCiteBound = INT64_MAX;

// Sorted by match, then newest first; a letter comes once. Of the letters that cite it, the newest
// ones before `cites_before`: there can be more of them than anybody reads at once.
[[nodiscard]] std::expected<std::vector<ReferenceHit>, Error> FindReferences(
    Archive::Database& database, const ReferenceQuery& query,
    std::int64_t cites_before = kNoCiteBound);

}  // namespace vanthu
