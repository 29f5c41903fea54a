// cited_letter: which letter of the archive a cited document is.
//
//   auto letters = CitedLetters::Of(database, "34", "ct tw");
//   CitedMeaning meaning = letters->Resolve(citation);
//
// Number and symbol must be the same, year and date must not speak against it, and nothing is cited
// before it was written. When several letters are left (the number of another year or another
// province), an equal date decides, then an issuer, then the office that cites; else it is said
// that several fit. Copies of one letter count as one.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/letter_key.h"

namespace vanthu {

// A row of `citation`.
struct CitationRow {
  std::string number;
  std::string codes;
  std::string year;
  PartialDate date;
  std::string issuer;   // as printed
  std::string printed;  // "Chỉ thị 34-CT/TW"
  std::string role;
  std::int64_t position = 0;  // of the letter that cites
  std::string citing_issuer;  // folded as in LetterKey, or ""
};

// The letters that fit best, copies left out: none when the archive lacks it, one when it is sure.
struct CitedMeaning {
  std::vector<std::int64_t> positions;
  [[nodiscard]] bool is_sure() const { return positions.size() == 1; }
};

class CitedLetters {
 public:
  // All letters with this number and symbol.
  [[nodiscard]] static std::expected<CitedLetters, Error> Of(Archive::Database& database,
                                                             std::string_view number,
                                                             std::string_view codes);

  [[nodiscard]] bool empty() const { return keys_.empty(); }
  [[nodiscard]] CitedMeaning Resolve(const CitationRow& citation) const;
  // Whether there is more than one letter to choose from: then CitationRow::citing_issuer helps.
  [[nodiscard]] bool has_choice() const { return keys_.size() > 1; }
  // Whether the two are copies of one letter.
  [[nodiscard]] bool AreOne(std::int64_t a, std::int64_t b) const;

 private:
  explicit CitedLetters(std::vector<LetterKey> keys) : keys_(std::move(keys)) {}

  std::vector<LetterKey> keys_;
};

}  // namespace vanthu
