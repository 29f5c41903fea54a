// Tokens: cuts a line into what the language model counts: words of letters, numbers, codes, and
// the breaks between sentences.
//
//   Tokenize("Căn cứ Nghị định số 30/2020/NĐ-CP; xét")
//       // Căn, cứ, Nghị, định, số: words   30/2020/NĐ-CP: a code   ;: a break   xét: a word
//
// The line is NFC. Quotes and dashes between words are in no token. Training and
// restoration must cut alike, so both use this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu {

enum class TokenKind : std::uint8_t {
  kWord,    // letters only
  kNumber,  // figures, and what stands inside them: 1.500.000, 30/4/2025, 50%
  kCode,    // letters and figures in one piece, an e-mail or web address
  kBreak,   // . ! ? ; : after a word, once for a row of them
  kPause,   // , ( ) between words
};

// How the letters of a word are written. kNone: no evidence (a break before it, a line of
// capitals).
enum class WordCase : std::uint8_t { kNone, kLower, kCapitalized, kUpper };

struct Token {
  std::size_t begin = 0;  // half-open byte range
  std::size_t end = 0;
  TokenKind kind = TokenKind::kWord;
  WordCase letter_case = WordCase::kNone;  // of words

  [[nodiscard]] std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(const Token&, const Token&) = default;
};

[[nodiscard]] std::vector<Token> Tokenize(std::string_view line);

}  // namespace vanthu
