// A hand-written scanner: RE2 with \p{Lu}\p{Ll}+ in a counted group needs more memory than it has.
//
// Tested by tests/extractors/person_name_test.cc.
#include "extractors/person_name.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace vanthu {
namespace {

constexpr std::size_t kLongestName = 80;  // bytes, degrees and marks included
constexpr int kFewestWords = 2;
constexpr int kMostWords = 6;

// Degrees and ranks that some sectors print before the name (Nghị định 30/2020/NĐ-CP, Điều 13):
// "TS.", "PGS.TS.", "BS.CKII.", "ThS.", "Ds. CKI", "Đại tá", "Thiếu tướng", "Ông".
const re2::RE2& DegreesAndRanks() {
  static const re2::RE2 pattern(
      "(?:(?:PGS|GS|TSKH|TS|[Tt]h[Ss]|BSCK(?:II|I|2|1)|CK(?:II|I|2|1)|BS|Bs|DS|Ds|CN|KS|LS|KTS|"
      "NGƯT|NGND|TTƯT|TTND|AHLĐ)(?:\\.\\s*|\\s+)|"
      "(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)[\\s.,:-]+|(?:Ông|Bà|Đ/c)[\\s:]+)+");
  return pattern;
}

bool IsApostrophe(UChar32 c) { return c == '\'' || c == 0x2019; }

// One word of a name at `begin`: a capital and small letters, "H'Mai", or a capital alone ("Y").
// Gives where it ends, `begin` when there is none.
std::size_t NameWordEnd(std::string_view line, std::size_t begin) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  const auto size = static_cast<std::int64_t>(line.size());
  auto i = static_cast<std::int64_t>(begin);
  if (i >= size) return begin;
  UChar32 c = 0;
  U8_NEXT(bytes, i, size, c);
  if (c < 0 || !u_isupper(c)) return begin;
  std::int64_t end = i;
  bool after_apostrophe = false;
  while (i < size) {
    U8_NEXT(bytes, i, size, c);
    const bool goes_on =
        c >= 0 && (u_islower(c) || IsApostrophe(c) || (after_apostrophe && u_isupper(c)));
    if (!goes_on) {
      // Another capital makes an abbreviation of the word: "UBND".
      if (c >= 0 && u_isalnum(c)) return begin;
      break;
    }
    after_apostrophe = IsApostrophe(c);
    end = i;
  }
  return static_cast<std::size_t>(end);
}

bool HasLetterOrDigit(std::string_view text) {
  static const re2::RE2 pattern("[\\pL\\pN]");
  return re2::RE2::PartialMatch(text, pattern);
}

}  // namespace

std::optional<Span> PersonNameIn(std::string_view line) {
  if (line.size() > kLongestName) return std::nullopt;
  static const re2::RE2 first_letter("([\\pL\\pN])");
  re2::StringPiece first;
  if (!re2::RE2::PartialMatch(line, first_letter, &first)) return std::nullopt;
  auto begin = static_cast<std::size_t>(first.data() - line.data());
  re2::StringPiece rest(line.data() + begin, line.size() - begin);
  if (re2::RE2::Consume(&rest, DegreesAndRanks())) begin = line.size() - rest.size();
  std::size_t end = begin;
  int words = 0;
  for (std::size_t at = begin; words <= kMostWords;) {
    const std::size_t word_end = NameWordEnd(line, at);
    if (word_end == at) break;
    ++words;
    end = word_end;
    at = line.find_first_not_of(" -", word_end);
    if (at == std::string_view::npos || at == word_end) break;
  }
  if (words < kFewestWords || words > kMostWords) return std::nullopt;
  if (HasLetterOrDigit(line.substr(end))) return std::nullopt;
  return Span{begin, end};
}

}  // namespace vanthu
