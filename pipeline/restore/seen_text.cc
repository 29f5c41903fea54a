// Tested by tests/pipeline/restore/seen_text_test.cc.
#include "pipeline/restore/seen_text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "models/channel_model/alphabet.h"

namespace vanthu {
namespace {

// Characters an engine without Vietnamese letters writes for them, beside letters and figures:
// vi¢c, t€, S&, so', THU'C.
constexpr std::u32string_view kOddCharacters = U"'’&€¢¥§°";
// Figures that stand for letters: s6, 1ap, v61.
constexpr std::u32string_view kOddFigures = U"01456890";

bool IsFigure(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

LetterCase CaseOf(std::u32string_view letters) {
  const auto upper = std::ranges::count_if(letters, IsUpper);
  const auto count = std::ranges::count_if(letters, IsLetter);
  if (count == 0) return LetterCase::kNone;
  if (upper == 0) return LetterCase::kLower;
  if (upper == count && count > 1) return LetterCase::kUpper;
  return IsUpper(letters.front()) ? LetterCase::kCapitalized : LetterCase::kLower;
}

// The odd characters of `line` from byte `begin` on, at most two.
std::size_t OddEnd(std::string_view line, std::size_t begin, std::size_t limit) {
  constexpr std::size_t kMost = 2;
  const std::u32string rest = Utf32(line.substr(begin, limit - begin));
  std::size_t count = 0;
  while (count < rest.size() && count < kMost && kOddCharacters.contains(rest[count])) ++count;
  return begin + Utf8(rest.substr(0, count)).size();
}

bool IsWordLike(const SeenToken& token) { return !token.letters.empty(); }

}  // namespace

bool MayBeWord(std::u32string_view letters) {
  constexpr std::ptrdiff_t kMostFigures = 2;
  const auto figures = std::ranges::count_if(letters, IsFigure);
  const auto uppers = std::ranges::count_if(letters, IsUpper);
  const auto others = std::ranges::count_if(letters, [](char32_t c) {
    return !IsLetter(c) && !IsFigure(c) && !kOddCharacters.contains(c);
  });
  const bool all_odd = std::ranges::all_of(
      letters, [](char32_t c) { return !IsFigure(c) || kOddFigures.contains(c); });
  const auto count = static_cast<std::ptrdiff_t>(letters.size());
  return others == 0 && figures <= kMostFigures && figures < count && all_odd &&
         (figures == 0 || uppers <= 1 || figures < uppers);
}

void AddLine(std::string_view line, std::size_t number,
             const std::vector<SeenConfidence>& confidences, SeenText& text) {
  const std::size_t first = text.tokens.size();
  auto sure = confidences.begin();
  for (const Token& token : Tokenize(line)) {
    SeenToken seen = {.span = {token.begin, token.end},
                      .line = number,
                      .kind = token.kind,
                      .letter_case = token.letter_case};
    if (token.kind == TokenKind::kWord || token.kind == TokenKind::kCode) {
      std::u32string letters = Utf32(token.In(line));
      if (token.kind == TokenKind::kWord || MayBeWord(letters)) {
        seen.written = CaseOf(letters);
        seen.letters = std::move(letters);
      }
    }
    while (sure != confidences.end() && sure->span.end <= seen.span.begin) ++sure;
    if (sure != confidences.end() && sure->span.Overlaps(seen.span)) {
      seen.confidence = sure->confidence;
    }
    text.tokens.push_back(std::move(seen));
  }
  const auto take = [&](std::size_t at, std::size_t count, Span span, SeenJoin::Why why) {
    std::u32string letters = Utf32(span.Of(line));
    std::erase(letters, U' ');
    text.joins.push_back(
        {.first = at, .count = count, .span = span, .letters = std::move(letters), .why = why});
  };
  for (std::size_t i = first; i < text.tokens.size(); ++i) {
    const SeenToken& token = text.tokens[i];
    if (!IsWordLike(token)) continue;
    const std::size_t piece_end = std::min(line.find(' ', token.span.end), line.size());
    const std::size_t odd_end = OddEnd(line, token.span.end, piece_end);
    const SeenToken* next = i + 1 < text.tokens.size() ? &text.tokens[i + 1] : nullptr;
    if (odd_end > token.span.end) {
      take(i, 1, {token.span.begin, odd_end}, SeenJoin::Why::kOddCharacter);
      if (next != nullptr && next->span.begin == odd_end && IsWordLike(*next)) {
        take(i, 2, {token.span.begin, next->span.end}, SeenJoin::Why::kOddCharacter);
      }
    }
    if (next != nullptr && IsWordLike(*next) && next->span.begin == token.span.end + 1 &&
        line[token.span.end] == ' ') {
      take(i, 2, {token.span.begin, next->span.end}, SeenJoin::Why::kSpace);
    }
  }
}

}  // namespace vanthu
