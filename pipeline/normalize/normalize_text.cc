// NormalizeText: the rules of normalize that need no more than one string.
//
// Four passes, each with its alignment: NFC, one letter or mark for those that look alike, NFC
// again (a removed zero-width space lets a tone mark reach its vowel), then marks and spaces. The
// first NFC is needed because it turns singletons into characters of the second pass (U+1FEF is a
// grave accent, U+2000 a space). ICU's transliterators would do the second pass, but give no way
// back to the source.
//
// Tested by tests/pipeline/normalize_test.cc and tests/fuzz/normalize_fuzz.cc.
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/normalize.h"

namespace vanthu {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

struct LookAlike {
  char32_t seen;
  std::string_view meant;
};

// Sorted by code point. What OCR engines and word processors put where Vietnamese text means
// another character.
constexpr auto kLookAlikes = std::to_array<LookAlike>({
    {0x0060, "'"},    // grave accent
    {0x00AB, "“"},    // « as an opening quote
    {0x00B4, "'"},    // acute accent
    {0x00BB, "”"},    // »
    {0x00D0, "Đ"},    // eth, of fonts for Western Europe
    {0x00F0, "đ"},    //
    {0x0189, "Đ"},    // African D
    {0x0256, "đ"},    //
    {0x2010, "-"},    // hyphens and dashes, figure dash to bar
    {0x2011, "-"},    //
    {0x2012, "-"},    //
    {0x2013, "-"},    //
    {0x2014, "-"},    //
    {0x2015, "-"},    //
    {0x2018, "'"},    // single quotes
    {0x2019, "'"},    //
    {0x201A, "'"},    //
    {0x201B, "'"},    //
    {0x201E, "“"},    // low and reversed double quotes
    {0x201F, "“"},    //
    {0x2024, "."},    // leaders
    {0x2025, ".."},   //
    {0x2026, "..."},  //
    {0x2032, "'"},    // prime
    {0x2033, "”"},    // double prime
    {0x2043, "-"},    // hyphen bullet
    {0x2044, "/"},    // fraction slash
    {0x2212, "-"},    // minus
    {0x2215, "/"},    // division slash
    {0xF02D, "-"},    // Symbol and Wingdings in text layers of word processors: bullets
    {0xF0A7, "•"},    //
    {0xF0B7, "•"},    //
    {0xF0D8, "➢"},    //
    {0xF0FC, "✓"},    //
    {0xFB00, "ff"},   // ligatures
    {0xFB01, "fi"},   //
    {0xFB02, "fl"},   //
    {0xFB03, "ffi"},  //
    {0xFB04, "ffl"},  //
    {0xFB05, "st"},   //
    {0xFB06, "st"},   //
    {0xFE58, "-"},    // small dashes
    {0xFE63, "-"},    //
});
static_assert(std::ranges::is_sorted(kLookAlikes, {}, &LookAlike::seen));

// Full-width forms U+FF01 to U+FF5E are ASCII 0x21 to 0x7E.
constexpr UChar32 kFullWidthFirst = 0xFF01;
constexpr UChar32 kFullWidthLast = 0xFF5E;
constexpr UChar32 kFullWidthShift = 0xFF01 - 0x21;

bool IsInvisible(UChar32 c) {
  const int8_t type = u_charType(c);
  return type == U_FORMAT_CHAR || (type == U_CONTROL_CHAR && !u_isUWhiteSpace(c));
}

// The code point at byte `at`, which moves on past it; negative for broken bytes.
UChar32 NextCodePoint(std::string_view text, std::size_t& at) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = U_SENTINEL;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

// White space or an end on both sides of [begin, end).
bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  if (end < text.size()) {
    std::size_t at = end;
    if (!u_isUWhiteSpace(NextCodePoint(text, at))) return false;
  }
  if (begin == 0) return true;
  std::size_t before = begin - 1;
  while (before > 0 && (text[before] & 0xC0) == 0x80) --before;
  return u_isUWhiteSpace(NextCodePoint(text, before));
}

void Keep(AlignedText& result, std::string_view bytes) {
  result.text.append(bytes);
  result.alignment.Keep(bytes.size());
}

void Replace(AlignedText& result, std::size_t source_size, std::string_view target) {
  result.text.append(target);
  result.alignment.Replace(source_size, target.size());
}

// REQUIRES: `source` is well-formed UTF-8.
AlignedText ReplaceLookAlikes(std::string_view source) {
  AlignedText result;
  result.text.reserve(source.size());
  std::size_t at = 0;
  while (at < source.size()) {
    const std::size_t begin = at;
    const UChar32 c = NextCodePoint(source, at);
    const std::string_view bytes = source.substr(begin, at - begin);
    if (c < 0x80 && !(c < 0x20 || c == '`' || c == '|' || c == 0x7F)) {
      Keep(result, bytes);
      continue;
    }
    if (u_isUWhiteSpace(c)) {
      Replace(result, bytes.size(), " ");
      continue;
    }
    // A rule of a table that the engine read as part of a word; alone it borders two cells.
    if (c == '|' && !StandsAlone(source, begin, at)) {
      Replace(result, 1, "");
      continue;
    }
    if (IsInvisible(c)) {
      Replace(result, bytes.size(), "");
      continue;
    }
    if (c >= kFullWidthFirst && c <= kFullWidthLast) {
      const char ascii = static_cast<char>(c - kFullWidthShift);
      Replace(result, bytes.size(), ascii == '`' ? "'" : std::string_view(&ascii, 1));
      continue;
    }
    const auto* const found =
        std::ranges::lower_bound(kLookAlikes, static_cast<char32_t>(c), {}, &LookAlike::seen);
    if (found != kLookAlikes.end() && found->seen == static_cast<char32_t>(c) &&
        found->meant != bytes) {
      Replace(result, bytes.size(), found->meant);
    } else {
      Keep(result, bytes);
    }
  }
  return result;
}

// REQUIRES: `source` is well-formed UTF-8.
AlignedText Compose(std::string_view source) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::string target;
  icu::StringByteSink<std::string> sink(&target, static_cast<int32_t>(source.size()));
  icu::Edits edits;
  if (U_SUCCESS(status)) {
    nfc->normalizeUTF8(0, icu::StringPiece(source.data(), static_cast<int32_t>(source.size())),
                       sink, &edits, status);
  }
  if (U_FAILURE(status)) {  // Out of memory: the text as it is, rather than none.
    return {std::string(source), Alignment::Identity(source.size())};
  }
  AlignedText result{.text = std::move(target), .alignment = {}};
  auto edit = edits.getFineIterator();
  while (edit.next(status)) {
    const auto old_length = static_cast<std::size_t>(edit.oldLength());
    if (edit.hasChange()) {
      result.alignment.Replace(old_length, static_cast<std::size_t>(edit.newLength()));
    } else {
      result.alignment.Keep(old_length);
    }
  }
  return result;
}

// "vanthu(@example.vn": how Tesseract's Vietnamese model reads the @ of nearly every address.
bool IsBrokenAt(std::string_view source, std::size_t at, std::string_view before) {
  if (!source.substr(at).starts_with("(@") || before.empty()) return false;
  const char last = before.back();
  return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') ||
         (last >= '0' && last <= '9') || last == '.' || last == '_';
}

// The size of a word of one or two marks that OCR reads for a dash or a bullet: "~", "_", "-_",
// "--". 0 when it is none, or a plain "-".
std::size_t DashSize(std::string_view source, std::size_t at, std::string_view before) {
  constexpr std::size_t kLongest = 2;
  if (!before.empty() && before.back() != ' ') return 0;
  const std::size_t end = std::min(source.find(' ', at), source.size());
  const std::string_view word = source.substr(at, end - at);
  if (word.size() > kLongest || word == "-") return 0;
  return word.find_first_not_of("-_~") == std::string_view::npos ? word.size() : 0;
}

// "12_": the rule of a table behind an ordinal number.
bool IsRuleBehind(std::string_view source, std::size_t at, std::string_view before) {
  if (source[at] != '_' || before.empty() || before.back() < '0' || before.back() > '9')
    return false;
  return at + 1 == source.size() || source[at + 1] == ' ';
}

// Straight double quotes get a direction, runs of spaces become one, none stays at the ends.
// REQUIRES: spaces are U+0020 only.
AlignedText SetMarksAndSpaces(std::string_view source) {
  AlignedText result;
  result.text.reserve(source.size());
  std::size_t at = 0;
  while (at < source.size()) {
    if (source[at] == ' ') {
      const std::size_t end = std::min(source.find_first_not_of(' ', at), source.size());
      const bool at_an_end = result.text.empty() || end == source.size();
      if (!at_an_end && end == at + 1) {
        Keep(result, " ");
      } else {
        Replace(result, end - at, at_an_end ? "" : " ");
      }
      at = end;
    } else if (source[at] == '"') {
      const bool opens =
          result.text.empty() || std::string_view(" ([{-").contains(result.text.back());
      Replace(result, 1, opens ? "“" : "”");
      ++at;
    } else if (const std::size_t dash = DashSize(source, at, result.text); dash > 0) {
      Replace(result, dash, "-");
      at += dash;
    } else if (IsRuleBehind(source, at, result.text)) {
      Replace(result, 1, "");
      ++at;
    } else if (IsBrokenAt(source, at, result.text)) {
      Replace(result, 2, "@");
      at += 2;
    } else {
      const std::size_t end = std::min(source.find_first_of(" \"(_", at + 1), source.size());
      Keep(result, source.substr(at, end - at));
      at = end;
    }
  }
  return result;
}

AlignedText Then(AlignedText first, AlignedText next) {
  return {.text = std::move(next.text), .alignment = first.alignment.Then(next.alignment)};
}

// NFC passes ASCII and most Vietnamese text through; its alignment is not worth composing then.
AlignedText ThenCompose(AlignedText first) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status) &&
      nfc->isNormalizedUTF8(
          icu::StringPiece(first.text.data(), static_cast<int32_t>(first.text.size())), status) &&
      U_SUCCESS(status)) {
    return first;
  }
  AlignedText next = Compose(first.text);
  return Then(std::move(first), std::move(next));
}

// Broken bytes become U+FFFD, one for each maximal piece, so that what follows sees UTF-8 only.
AlignedText RepairUtf8(std::string_view source) {
  AlignedText result;
  std::size_t at = 0;
  while (at < source.size()) {
    const std::size_t begin = at;
    const UChar32 c = NextCodePoint(source, at);
    if (c < 0) {
      Replace(result, at - begin, kReplacement);
    } else {
      Keep(result, source.substr(begin, at - begin));
    }
  }
  return result;
}

}  // namespace

AlignedText NormalizeText(std::string_view utf8) {
  AlignedText result = ThenCompose(RepairUtf8(utf8));
  AlignedText letters = ReplaceLookAlikes(result.text);
  result = ThenCompose(Then(std::move(result), std::move(letters)));
  AlignedText spaced = SetMarksAndSpaces(result.text);
  return Then(std::move(result), std::move(spaced));
}

}  // namespace vanthu
