// FixedWords: the short closed lists of a letter's margins: titles of signers (data/titles.tsv),
// words of stamps (data/stamps.tsv), family names (data/surnames.tsv).
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
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
  // A title somewhere in folded text, one letter in six damaged at most, spaces and marks not
  // counted ("z7: ph6 giam doc", "bo truong. chu nhiem"): of all titles the one with most letters
  // that agree; nullopt when two agree as well.
  struct TitlePlace {
    std::string_view name;  // as it is written in a sentence
    std::size_t begin = 0;  // bytes of the folded text
    std::size_t end = 0;
    std::size_t edits = 0;
  };
  [[nodiscard]] std::optional<TitlePlace> FindTitle(std::string_view folded) const;
  // Whether a name may begin with this word; diacritics count, case and tone place do not.
  [[nodiscard]] bool IsSurname(std::string_view word) const;
  // The one family name that differs from this word in nothing but its marks, "Nguyễn" for
  // "Nguyên"; "" when it is a family name itself, or there is none, or more than one.
  [[nodiscard]] std::string_view SurnameWithMarks(std::string_view word) const;
  // The word of a stamp, lower case: "hỏa tốc", also with one letter of a long one damaged; "" for
  // any other folded text.
  [[nodiscard]] std::string_view UrgencyWord(std::string_view folded) const;
  [[nodiscard]] std::string_view SecrecyWord(std::string_view folded) const;
  [[nodiscard]] std::string_view CirculationWord(std::string_view folded) const;

 private:
  Lexicon titles_;
  std::vector<std::string> title_names_;         // by their row
  std::vector<std::string> title_keys_;          // folded, letters only; by their row
  std::set<std::string, std::less<>> surnames_;  // as CanonicalTone
  // By their folded letters; "" where two share them.
  std::map<std::string, std::string, std::less<>> surnames_by_letters_;
  std::vector<std::string> stamp_words_;
  Lexicon urgency_;  // into stamp_words_
  Lexicon secrecy_;
  Lexicon circulation_;
};

}  // namespace vanthu
