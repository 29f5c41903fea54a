// Tested by tests/pipeline/load/letter_case_test.cc.
#include "pipeline/load/letter_case.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/load/spelling.h"

namespace vanthu {
namespace {

enum class LetterCase : std::uint8_t { kCapitals, kSmall, kUnknown };

struct Piece {
  Span span;
  LetterCase letter_case = LetterCase::kUnknown;
  bool has_capital = false;  // one that is certain
  bool is_syllable = false;
};

Piece Look(const std::u16string& text, Span span, bool is_decoded, Charset charset) {
  Piece piece = {.span = span};
  int capitals = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const char16_t letter = text[i];
    const auto small = static_cast<char16_t>(u_tolower(letter));
    if (!u_isalpha(letter) || (is_decoded && IsCaseless(charset, small))) continue;
    if (u_isupper(letter)) {
      ++capitals;
    } else {
      piece.letter_case = LetterCase::kSmall;
    }
  }
  piece.has_capital = capitals > 0;
  if (piece.letter_case != LetterCase::kSmall && capitals >= 2) {
    piece.letter_case = LetterCase::kCapitals;
  }
  piece.is_syllable = Judge(std::u16string_view(text).substr(span.begin, span.size()), charset) ==
                      Spelling::kSyllables;
  return piece;
}

// Of the nearest word in that direction whose case is certain; abbreviations (UBND) stand in
// capitals among small letters, too.
LetterCase Neighbor(const std::vector<Piece>& pieces, std::size_t from, std::ptrdiff_t step) {
  for (auto i = static_cast<std::ptrdiff_t>(from) + step;
       i >= 0 && i < static_cast<std::ptrdiff_t>(pieces.size()); i += step) {
    const Piece& piece = pieces[static_cast<std::size_t>(i)];
    if (piece.letter_case == LetterCase::kUnknown) continue;
    if (piece.letter_case == LetterCase::kSmall || piece.is_syllable) return piece.letter_case;
  }
  return LetterCase::kUnknown;
}

bool IsAmongCapitals(const std::vector<Piece>& pieces, std::size_t at) {
  const LetterCase before = Neighbor(pieces, at, -1);
  const LetterCase after = Neighbor(pieces, at, 1);
  if (before == LetterCase::kSmall || after == LetterCase::kSmall) return false;
  if (before == LetterCase::kCapitals || after == LetterCase::kCapitals) return true;
  // "SỞ Y TẾ": no word is certain, but every one begins with a capital and none has small letters.
  constexpr int kFewestWords = 3;
  int words = 0;
  for (const Piece& piece : pieces) {
    if (!piece.is_syllable && piece.span.size() > 1) continue;
    if (!piece.has_capital) return false;
    ++words;
  }
  return words >= kFewestWords;
}

}  // namespace

std::u16string WithCase(const DecodedLine& line, Charset charset) {
  std::vector<Piece> pieces;
  for (const Span span : line.pieces) {
    const bool is_decoded = std::ranges::find(line.decoded, span) != line.decoded.end();
    pieces.push_back(Look(line.text, span, is_decoded, charset));
  }
  std::u16string text = line.text;
  for (const Span span : line.decoded) {
    const auto found = std::ranges::find(pieces, span, &Piece::span);
    const auto at = static_cast<std::size_t>(found - pieces.begin());
    const bool is_capitals =
        found->letter_case == LetterCase::kCapitals ||
        (found->letter_case == LetterCase::kUnknown && IsAmongCapitals(pieces, at));
    if (!is_capitals) continue;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (IsCaseless(charset, text[i])) text[i] = static_cast<char16_t>(u_toupper(text[i]));
    }
  }
  return text;
}

}  // namespace vanthu
