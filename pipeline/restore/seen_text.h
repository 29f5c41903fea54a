// seen_text: a text as it was read, cut into the tokens that restoration decides on.
//
// Cutting is the language model's (models/language_model/tokens.h), so that what it counted and
// what is asked of it are the same. Beside each token stand the other ways to take the characters
// around it: with an odd character that may be a misread letter ("so'", "vi¢c"), or together with
// the next token when a space may have been read where none was printed. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"
#include "models/language_model/language_model.h"
#include "models/language_model/tokens.h"
#include "pipeline/document.h"
#include "pipeline/restore/respellings.h"

namespace vanthu {

struct SeenToken {
  Span span;  // in its line
  std::size_t line = 0;
  TokenKind kind = TokenKind::kWord;
  WordId word = kUnknownWord;  // the language model's, of what is no word
  WordCase letter_case = WordCase::kNone;
  // How the letters are really written, at the begin of a sentence too.
  WordCase written = WordCase::kNone;
  bool is_abbreviation = false;               // capitals among consonants alone: NĐ, TTg
  bool is_numeral = false;                    // Roman, and no syllable: XVII, III
  bool is_code_part = false;                  // a group of a code without figures: CT-UBND
  bool is_tied = false;                       // by a hyphen to a word beside it: ra-đa, Li-bi
  bool is_label = false;                      // a letter and a bracket at the head of a line: d)
  std::u32string letters;                     // of words and of codes that may be misread words
  std::optional<double> confidence;           // the engine's, 0 to 1
  std::vector<SeenAlternative> alternatives;  // the engine's, of `letters`
};

// Another way to take characters: tokens [first, first + count) as one word.
struct SeenJoin {
  enum class Why : std::uint8_t { kOddCharacter, kSpace };
  std::size_t first = 0;
  std::size_t count = 1;
  Span span;
  std::u32string letters;
  Why why = Why::kOddCharacter;
};

struct SeenText {
  std::vector<SeenToken> tokens;
  std::vector<SeenJoin> joins;  // sorted by `first`
};

// How sure the engine was of a part of a line, and what else it took its characters for.
struct SeenConfidence {
  Span span;
  double confidence = 1.0;
  std::vector<Alternative> alternatives = {};
};

// Adds the tokens of a line. With `goes_on` false a break stands before them.
void AddLine(std::string_view line, std::size_t number,
             const std::vector<SeenConfidence>& confidences, SeenText& text);

// A word with digits that may be misread letters ("s6", "1ap", "d6i"), no code: few figures, all
// of them like letters, and not written like an abbreviation.
[[nodiscard]] bool MayBeWord(std::u32string_view letters);

}  // namespace vanthu
