// Tested by tests/extractors/header_words_test.cc.
#include "extractors/header_words.h"

#include <re2/re2.h>

#include <string>

#include "extractors/table.h"

namespace vanthu {

std::expected<HeaderWords, Error> HeaderWords::FromTable(const Table& table) {
  HeaderWords result;
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (const std::string_view kind : table.Variants(row, "kinds")) {
      Lexicon* lexicon = kind == "head"   ? &result.heads_
                         : kind == "unit" ? &result.units_
                         : kind == "open" ? &result.open_
                                          : nullptr;
      if (lexicon == nullptr || !lexicon->Add(table.Cell(row, "phrase"), row)) {
        return std::unexpected(
            Error{Error::Code::kInvalidData, table.Where(row) + ": kind '" + std::string(kind) +
                                                 "' is none of head, unit, open, or given twice"});
      }
    }
  }
  return result;
}

bool HeaderWords::BeginsName(std::string_view folded) const {
  return heads_.LongestPrefix(folded).has_value();
}

bool HeaderWords::GoesOnWithName(std::string_view folded) const {
  // "Số 2" of a hospital, "Số IV" of a school.
  static const re2::RE2 ordinal("so [0-9ivx]+(?:[^a-z].*)?");
  return units_.LongestPrefix(folded).has_value() || re2::RE2::FullMatch(folded, ordinal);
}

bool HeaderWords::IsOpen(std::string_view folded) const {
  static const re2::RE2 pattern(".*[-,]|.* (?:va|cua|cac|cho)");
  return open_.Find(folded).has_value() || re2::RE2::FullMatch(folded, pattern);
}

}  // namespace vanthu
