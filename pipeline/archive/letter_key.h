// letter_key: the rows of reference_key, and when two of them can mean one letter.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/archive/database.h"

namespace vanthu {

struct LetterKey {
  std::string number;  // "" when it could not be read
  std::string codes;   // JoinCodes
  std::string year;    // the year group, or ""
  std::string issuer;  // folded: the name, '\n', its parent
  std::string sketch;  // TextSketch
  std::int64_t position = 0;
};

[[nodiscard]] std::expected<std::optional<LetterKey>, Error> KeyAt(Archive::Database& database,
                                                                   std::int64_t position);
// The letters with this number and symbol, oldest first; at most `limit`.
[[nodiscard]] std::expected<std::vector<LetterKey>, Error> KeysOfNumber(Archive::Database& database,
                                                                        std::string_view number,
                                                                        std::string_view codes,
                                                                        int limit);
// The letters of one day with this symbol, whatever their number; none for a day that is unknown.
[[nodiscard]] std::expected<std::vector<LetterKey>, Error> KeysOfDay(Archive::Database& database,
                                                                     const PartialDate& day,
                                                                     std::string_view codes,
                                                                     int limit);

// Whether the years are one or unknown. Numbers begin again each year, and the year is the part of
// a date that is always in type.
[[nodiscard]] bool YearsAgree(const PartialDate& a, const PartialDate& b);
// Whether both can be the date of one letter: equal in all that both say.
[[nodiscard]] bool DatesAgree(const PartialDate& a, const PartialDate& b);
// Whether two issuers, folded as in a LetterKey, can be one: most words of the shorter name, and of
// the shorter parent, stand in the other. An empty one agrees with any. "UBND" is its long form.
[[nodiscard]] bool IssuersAgree(std::string_view a, std::string_view b);

// Whether two letters of one number and symbol are copies of one letter, as far as the keys can
// tell: issuers and years agree, and either the dates or the texts do.
[[nodiscard]] bool AreCopies(const LetterKey& a, const LetterKey& b);

}  // namespace vanthu
