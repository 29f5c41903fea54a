// Tested by tests/pipeline/load/spelling_test.cc.
#include "pipeline/load/spelling.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "models/syllables.h"
#include "pipeline/load/legacy_tables.h"

namespace vanthu {
namespace {

// BTĐKT, TTLĐTBXH: longer runs of capitals are words.
constexpr std::size_t kLongestAbbreviation = 9;

const Syllables& AllSyllables() {
  static const Syllables kAll = Syllables::Parse(kSyllableTable).value();
  return kAll;
}

// Letters of Vietnamese have small ones of one unit each; ICU's mapping of whole strings would take
// most of the time of a long text.
std::string SmallInUtf8(std::u16string_view word) {
  std::string utf8;
  for (const char16_t letter : word) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, u_tolower(letter));
    utf8.append(bytes, static_cast<std::size_t>(size));
  }
  return utf8;
}

// Small letters, a capital and small letters, or capitals: what a person types. `is_upper` when
// nothing but capitals is certain.
struct Case {
  bool is_usual = true;
  bool is_upper = true;
};

Case CaseOf(std::u16string_view word, std::optional<Charset> charset) {
  Case found;
  bool has_small = false;
  bool has_inner_capital = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char16_t letter = word[i];
    if (charset && IsCaseless(*charset, static_cast<char16_t>(u_tolower(letter)))) continue;
    if (u_isupper(letter)) {
      has_inner_capital = has_inner_capital || i > 0;
    } else {
      has_small = true;
    }
  }
  found.is_usual = !(has_small && has_inner_capital);
  found.is_upper = !has_small;
  return found;
}

Spelling JudgeWord(std::u16string_view word, std::optional<Charset> charset) {
  for (const char16_t letter : word) {
    if (!u_isalpha(letter)) return Spelling::kOther;
  }
  if (word.size() == 1) return Spelling::kUnsure;
  const Case letters = CaseOf(word, charset);
  if (!letters.is_usual) return Spelling::kOther;
  if (AllSyllables().Contains(SmallInUtf8(word))) return Spelling::kSyllables;
  const bool is_abbreviation = letters.is_upper && word.size() <= kLongestAbbreviation;
  return is_abbreviation ? Spelling::kUnsure : Spelling::kOther;
}

}  // namespace

bool PartsWords(char16_t character) {
  constexpr std::u16string_view kParting = u"\u00a0–—‘’‚“”„«»‹›…•";
  return kParting.find(character) != std::u16string_view::npos;
}

Spelling Judge(std::u16string_view piece, std::optional<Charset> charset) {
  Spelling all = Spelling::kUnsure;
  for (std::size_t begin = 0; begin < piece.size();) {
    std::size_t end = begin;
    while (end < piece.size() && !PartsWords(piece[end])) ++end;
    if (end > begin) {
      const Spelling word = JudgeWord(piece.substr(begin, end - begin), charset);
      if (word == Spelling::kOther) return word;
      if (word == Spelling::kSyllables) all = word;
    }
    begin = end + 1;
  }
  return all;
}

}  // namespace vanthu
