// FixedWords: the short closed lists of a letter's margins: titles of signers (data/titles.tsv),
// words of stamps (data/stamps.tsv), family names (data/surnames.tsv).
#pragma once

#include <expected>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

class FixedWords {
 public:
  // REQUIRES: the tables of titles, of stamps and of family names, in this order.
  [[nodiscard]] static std::expected<FixedWords, Error> FromTables(std::span<const Table> tables);

  // The values mean nothing.
  [[nodiscard]] const Lexicon& titles() const { return titles_; }
  // The title that folded text is with one letter damaged or lost ("giam do", "iam doc"), as it is
  // written in a sentence; "" when there is none, or more than one.
  [[nodiscard]] std::string_view DamagedTitle(std::string_view folded) const;
  // Whether a name may begin with this word; diacritics count, case and tone place do not.
  [[nodiscard]] bool IsSurname(std::string_view word) const;
  // The word of a stamp, lower case: "hỏa tốc", also with one letter of a long one damaged; "" for
  // any other folded text.
  [[nodiscard]] std::string_view UrgencyWord(std::string_view folded) const;
  [[nodiscard]] std::string_view SecrecyWord(std::string_view folded) const;
  [[nodiscard]] std::string_view CirculationWord(std::string_view folded) const;

 private:
  Lexicon titles_;
  std::vector<std::string> title_names_;         // by their row
  std::set<std::string, std::less<>> surnames_;  // as CanonicalTone
  std::vector<std::string> stamp_words_;
  Lexicon urgency_;  // into stamp_words_
  Lexicon secrecy_;
  Lexicon circulation_;
};

}  // namespace vanthu
