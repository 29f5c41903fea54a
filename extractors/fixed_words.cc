// Tested by tests/extractors/fixed_words_test.cc.
#include "extractors/fixed_words.h"

#include "extractors/table.h"

namespace vanthu {
namespace {

Error Wrong(const Table& table, std::size_t row, const std::string& what) {
  return {Error::Code::kInvalidData,
          table.name() + ":" + std::to_string(table.LineNumber(row)) + ": " + what};
}

std::string_view WordOf(const Lexicon& lexicon, const std::vector<std::string>& words,
                        std::string_view folded) {
  const auto row = lexicon.Find(folded);
  return row ? std::string_view(words[*row]) : std::string_view();
}

}  // namespace

std::expected<FixedWords, Error> FixedWords::FromTables(std::span<const Table> tables) {
  FixedWords result;
  const Table& titles = tables[0];
  for (std::size_t row = 0; row < titles.size(); ++row) {
    if (!result.titles_.Add(titles.Cell(row, "name"), row)) {
      return std::unexpected(Wrong(titles, row, "name is empty or there twice"));
    }
  }
  const Table& stamps = tables[1];
  for (std::size_t row = 0; row < stamps.size(); ++row) {
    const std::string_view kind = stamps.Cell(row, "kind");
    if (kind != "urgency" && kind != "secrecy") {
      return std::unexpected(Wrong(stamps, row, "kind '" + std::string(kind) + "' unknown"));
    }
    Lexicon& lexicon = kind == "secrecy" ? result.secrecy_ : result.urgency_;
    bool is_new = lexicon.Add(stamps.Cell(row, "word"), row);
    for (const std::string_view variant : stamps.Variants(row, "variants")) {
      is_new = is_new && lexicon.Add(variant, row);
    }
    if (!is_new) return std::unexpected(Wrong(stamps, row, "a word belongs to another row"));
    result.stamp_words_.emplace_back(stamps.Cell(row, "word"));
  }
  return result;
}

std::string_view FixedWords::UrgencyWord(std::string_view folded) const {
  return WordOf(urgency_, stamp_words_, folded);
}

std::string_view FixedWords::SecrecyWord(std::string_view folded) const {
  return WordOf(secrecy_, stamp_words_, folded);
}

}  // namespace vanthu
