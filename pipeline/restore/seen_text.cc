// Tested by tests/pipeline/restore/seen_text_test.cc.
#include "pipeline/restore/seen_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "models/channel_model/alphabet.h"

namespace vanthu {
namespace {

// Characters an engine without Vietnamese letters writes for them, beside letters and figures:
// vi¢c, t€, S&, so', THU'C.
constexpr std::u32string_view kOddCharacters = U"'’&€¢¥§°";
// Figures that stand for letters: s6, 1ap, v61.
constexpr std::u32string_view kOddFigures = U"01456890";
constexpr std::u32string_view kRomanFigures = U"IVXLCDM";

bool IsFigure(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

WordCase CaseOf(std::u32string_view letters) {
  const auto upper = std::ranges::count_if(letters, IsUpper);
  const auto count = std::ranges::count_if(letters, IsLetter);
  if (count == 0) return WordCase::kNone;
  if (upper == 0) return WordCase::kLower;
  if (upper == count && count > 1) return WordCase::kUpper;
  return IsUpper(letters.front()) ? WordCase::kCapitalized : WordCase::kLower;
}

// The language model's word for what is no word.
WordId ClassOf(const Token& token, std::string_view line) {
  switch (token.kind) {
    case TokenKind::kNumber:
      return kNumberWord;
    case TokenKind::kBreak:
      return kBreak;
    case TokenKind::kPause:
      return line[token.begin] == '(' ? kOpenWord : kPauseWord;
    case TokenKind::kCode:
      return kCodeWord;
    case TokenKind::kWord:
      break;
  }
  return kUnknownWord;
}

// The odd characters of `line` from byte `begin` on, at most two.
std::size_t OddEnd(std::string_view line, std::size_t begin, std::size_t limit) {
  constexpr std::size_t kMost = 2;
  const std::u32string rest = Utf32(line.substr(begin, limit - begin));
  std::size_t count = 0;
  while (count < rest.size() && count < kMost && kOddCharacters.contains(rest[count])) ++count;
  return begin + Utf8(rest.substr(0, count)).size();
}

// The consonants a syllable may begin and end with.
constexpr std::array<std::u32string_view, 27> kOnsets = {
    U"",   U"b",   U"c",  U"ch", U"d",  U"g", U"gh", U"gi", U"h", U"k",  U"kh", U"l", U"m", U"n",
    U"ng", U"ngh", U"nh", U"p",  U"ph", U"q", U"r",  U"s",  U"t", U"th", U"tr", U"v", U"x"};
constexpr std::array<std::u32string_view, 9> kCodas = {U"",   U"c",  U"ch", U"m", U"n",
                                                       U"ng", U"nh", U"p",  U"t"};

// What stands before the vowels of a word and behind them, bare and in lower case.
struct Consonants {
  bool has_vowel = false;
  std::u32string onset;
  std::u32string coda;
};
Consonants ConsonantsOf(std::u32string_view letters) {
  Consonants parts;
  for (const char32_t c : letters) {
    const auto letter = LetterOf(c);
    if (letter && IsVowel(letter->id)) {
      parts.has_vowel = true;
      continue;
    }
    (parts.has_vowel ? parts.coda : parts.onset) += letter ? LowerOf(Bare(letter->id)) : c;
  }
  return parts;
}

// Capitals among consonants alone: NĐ, TTg, BTC. No syllable is written so, damaged or not.
bool IsAbbreviation(std::u32string_view letters) {
  constexpr std::size_t kShortest = 2;
  return letters.size() >= kShortest && std::ranges::any_of(letters, IsUpper) &&
         !ConsonantsOf(letters).has_vowel;
}

// All capitals and no syllable: UBND, NVY. May be a damaged syllable in a line of capitals.
bool IsNoSyllable(std::u32string_view letters) {
  const Consonants parts = ConsonantsOf(letters);
  return std::ranges::all_of(letters, IsUpper) &&
         (std::ranges::count(kOnsets, std::u32string_view(parts.onset)) == 0 ||
          std::ranges::count(kCodas, std::u32string_view(parts.coda)) == 0);
}

// A Roman numeral that cannot be a damaged syllable, as XI and VI may be.
bool IsNumeral(std::u32string_view letters) {
  return letters.size() > 1 &&
         std::ranges::all_of(letters, [](char32_t c) { return kRomanFigures.contains(c); }) &&
         (letters.contains(U"II") || IsNoSyllable(letters));
}

// Tokens [begin, end) stand in one piece of the line. A code is one without figures when its groups
// of capitals are tied by '-' or '/' and one of them is an abbreviation: "/CT-UBND", "SYT-NVY".
void MarkCode(std::string_view line, std::size_t begin, std::size_t end, SeenText& text) {
  bool has_abbreviation = false;
  bool all_capitals = true;
  for (std::size_t i = begin; i < end; ++i) {
    const SeenToken& token = text.tokens[i];
    if (token.kind != TokenKind::kWord) continue;
    has_abbreviation =
        has_abbreviation || IsAbbreviation(token.letters) || IsNoSyllable(token.letters);
    all_capitals = all_capitals && IsUpper(token.letters.front());
  }
  bool is_tied = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t at = text.tokens[i].span.begin;
    is_tied = is_tied || (at > 0 && (line[at - 1] == '-' || line[at - 1] == '/'));
  }
  for (std::size_t i = begin; i < end; ++i) {
    SeenToken& token = text.tokens[i];
    if (token.kind != TokenKind::kWord) continue;
    token.is_abbreviation = IsAbbreviation(token.letters);
    token.is_numeral = IsNumeral(token.letters);
    token.is_code_part = is_tied && all_capitals && has_abbreviation;
    const auto is_hyphen = [&](std::size_t at) { return at < line.size() && line[at] == '-'; };
    token.is_tied = (i > begin && is_hyphen(token.span.begin - 1)) ||
                    (i + 1 < end && is_hyphen(token.span.end));
  }
}

bool IsWordLike(const SeenToken& token) {
  return !token.letters.empty() && !token.is_abbreviation && !token.is_numeral &&
         !token.is_code_part && !token.is_label;
}

// Of the characters of `word` that lie in `token`, a part of the line. Where the engine took one
// against its own eyes, for the sake of the word, the other is right no more often than at no cost.
std::vector<SeenAlternative> AlternativesIn(std::string_view line, Span token,
                                            const SeenConfidence& word) {
  std::vector<SeenAlternative> alternatives;
  for (const Alternative& alternative : word.alternatives) {
    const std::size_t at = word.span.begin + static_cast<std::size_t>(alternative.offset);
    const std::u32string text = Utf32(alternative.text);
    if (at < token.begin || at >= token.end || text.size() != 1) continue;
    alternatives.push_back({.index = Utf32(line.substr(token.begin, at - token.begin)).size(),
                            .letter = text.front(),
                            .cost = static_cast<float>(std::max(0.0, alternative.cost))});
  }
  return alternatives;
}

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
                      .word = ClassOf(token, line),
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
      if (!seen.letters.empty()) seen.alternatives = AlternativesIn(line, seen.span, *sure);
    }
    text.tokens.push_back(std::move(seen));
  }
  for (std::size_t i = first; i < text.tokens.size();) {
    const std::size_t piece_end = std::min(line.find(' ', text.tokens[i].span.end), line.size());
    std::size_t end = i + 1;
    while (end < text.tokens.size() && text.tokens[end].span.begin < piece_end) ++end;
    MarkCode(line, i, end, text);
    i = end;
  }
  if (first < text.tokens.size()) {
    SeenToken& head = text.tokens[first];
    head.is_label = head.letters.size() == 1 && head.span.end < line.size() &&
                    line[head.span.end] == ')' && line.find_first_not_of(" \t") == head.span.begin;
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
