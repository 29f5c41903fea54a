// NameCase: names and titles that headers print in capitals, as they are written in a sentence:
// "UBND TỈNH KIÊN GIANG" -> "UBND tỉnh Kiên Giang", "PHÓ GIÁM ĐỐC" -> "Phó Giám đốc".
//
// Phrases come from the tables (data/name_case.tsv and the names of bodies, provinces and titles);
// a phrase of two words or more also puts back diacritics that OCR lost. A word in no table is
// taken for a proper name. Nothing is added or left out.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

class NameCase {
 public:
  // From tables with a column "name" or "phrase" of phrases in their right case, and perhaps one
  // "codes" of abbreviations that stay in capitals: "UBND", "TTYT". Of two phrases that fold alike
  // the first is kept.
  [[nodiscard]] static std::expected<NameCase, Error> FromTables(std::span<const Table> tables);

  // A text in capitals in sentence case; a text that is not in capitals comes back with single
  // spaces and otherwise as it is.
  [[nodiscard]] std::string Sentence(std::string_view text) const;
  // Every word with a capital: "NGUYỄN VĂN AN" -> "Nguyễn Văn An".
  [[nodiscard]] static std::string EveryWord(std::string_view text);

 private:
  void Add(std::string_view phrase);

  std::vector<std::string> phrases_;
  Lexicon by_folded_;
  std::unordered_set<std::string> abbreviations_;  // as printed
};

}  // namespace vanthu
