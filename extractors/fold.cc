// Folding goes code point by code point through tables computed once from ICU's own data, because
// it runs over every byte of every letter and a full normalizer call for each code point is thirty
// times slower.
//
// Tested by tests/extractors/fold_test.cc.
#include "extractors/fold.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace vanthu {
namespace {

// Latin letters with their diacritics, combining marks, and general punctuation all lie below this.
constexpr UChar32 kTableSize = 0x2100;
constexpr UChar32 kDropped = -1;

const icu::Normalizer2& Nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(
      status);  // ICU owns it; it is compiled in and cannot fail.
}

UChar32 WithoutLookAlikes(UChar32 c) {
  switch (c) {
    case 0x0110:
    case 0x0111:  // Đ đ
    case 0x00D0:
    case 0x00F0:  // Ð ð (eth), as OCR writes Đ
    case 0x0189:
    case 0x0256:  // Ɖ ɖ
      return 'd';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return kDropped;  // Soft hyphen and zero-width characters.
    case 0x2212:
      return '-';
    default:
      break;
  }
  if (c == '\n') return c;
  if (u_charType(c) == U_DASH_PUNCTUATION) return '-';
  if (u_isUWhiteSpace(c)) return ' ';
  return c;
}

UChar32 ComputeFold(UChar32 c) {
  // The first code point of the full decomposition is the base letter.
  icu::UnicodeString decomposed;
  if (Nfc().getDecomposition(c, decomposed)) c = decomposed.char32At(0);
  if (u_charType(c) == U_NON_SPACING_MARK) return kDropped;
  return WithoutLookAlikes(u_tolower(WithoutLookAlikes(c)));
}

using FoldTable = std::array<std::int32_t, kTableSize>;

const FoldTable& Folds() {
  static const FoldTable kTable = [] {
    FoldTable table{};
    for (UChar32 i = 0; i < kTableSize; ++i) table[static_cast<std::size_t>(i)] = ComputeFold(i);
    return table;
  }();
  return kTable;
}

UChar32 FoldCodePoint(const FoldTable& folds, UChar32 c) {
  return c < kTableSize ? folds[static_cast<std::size_t>(c)] : ComputeFold(c);
}

// Calls visit(code point, begin, end) for each code point; broken bytes come as U+FFFD.
template <typename Visit>
void ForEachCodePoint(std::string_view utf8, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    visit(c < 0 ? UChar32{0xFFFD} : c, static_cast<std::size_t>(begin),
          static_cast<std::size_t>(i));
  }
}

// The most bytes that one byte of input can become: U+FFFD for a broken one.
constexpr std::size_t kMaxGrowth = 3;

// Writes c at `out`, which has room for it, and gives where the next one goes.
char* PutUtf8(UChar32 c, char* out) {
  if (c < 0x80) {
    *out = static_cast<char>(c);
    return out + 1;
  }
  std::int32_t size = 0;
  auto* bytes = reinterpret_cast<std::uint8_t*>(out);
  U8_APPEND_UNSAFE(bytes, size, c);
  return out + size;
}

// The text of at most `most` bytes that fill(buffer) writes; fill gives where it ends. Words, which
// are kept by the thousand, take no more memory than they need.
template <typename Fill>
std::string Written(std::size_t most, Fill fill) {
  constexpr std::size_t kShort = 512;
  if (most <= kShort) {
    std::array<char, kShort> buffer;
    return std::string(buffer.data(), fill(buffer.data()));
  }
  std::string text;
  text.resize_and_overwrite(most, [&](char* buffer, std::size_t) { return fill(buffer) - buffer; });
  return text;
}

void AppendUtf8(UChar32 c, std::string& out) {
  std::array<char, U8_MAX_LENGTH> buffer{};
  out.append(buffer.data(), PutUtf8(c, buffer.data()));
}

bool IsAsciiVowelPair(UChar32 first, UChar32 second_base) {
  return (first == 'o' && (second_base == 'a' || second_base == 'e')) ||
         (first == 'u' && second_base == 'y');
}

// The five tone marks, as combining characters.
bool IsTone(UChar32 c) {
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

// What CanonicalTone needs to know of a code point.
struct Canonical {
  UChar32 lower = 0;  // kNotSimple: only ICU can tell, from what stands around it
  UChar32 base = 0;   // of a letter with nothing but a tone mark: the letter without …
  UChar32 tone = 0;   // … and the mark; else 0
};
constexpr UChar32 kNotSimple = -1;
using CanonicalTable = std::array<Canonical, kTableSize>;

// Whether a text of such letters is in NFC whatever stands beside each.
bool IsAlwaysNfc(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass(c) == 0;
}

Canonical ComputeCanonical(UChar32 c) {
  constexpr UChar32 kCapitalSigma = 0x03A3;  // its small form is another one at a word's end
  icu::UnicodeString small(c);
  small.toLower(icu::Locale::getRoot());
  const UChar32 lower = small.char32At(0);
  const bool is_simple = c != kCapitalSigma && small.countChar32() == 1 && IsAlwaysNfc(lower);
  Canonical canonical = {.lower = is_simple ? lower : kNotSimple};
  icu::UnicodeString parts;
  if (Nfc().getRawDecomposition(c, parts) && parts.length() == 2 && IsTone(parts[1])) {
    canonical.base = parts[0];
    canonical.tone = parts[1];
  }
  return canonical;
}

const CanonicalTable& CanonicalForms() {
  static const CanonicalTable kTable = [] {
    CanonicalTable table{};
    for (UChar32 i = 0; i < kTableSize; ++i) {
      table[static_cast<std::size_t>(i)] = ComputeCanonical(i);
    }
    return table;
  }();
  return kTable;
}

// What the table cannot tell, from ICU.
std::u32string LowerNfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  text.toLower(icu::Locale::getRoot());
  text = Nfc().normalize(text, status);
  std::u32string points;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    points.push_back(static_cast<char32_t>(text.char32At(i)));
  }
  return points;
}

}  // namespace

std::string Fold(std::string_view utf8) {
  const FoldTable& folds = Folds();
  return Written(kMaxGrowth * utf8.size(), [&](char* out) {
    ForEachCodePoint(utf8, [&](UChar32 c, std::size_t, std::size_t) {
      const UChar32 f = FoldCodePoint(folds, c);
      if (f != kDropped) out = PutUtf8(f, out);
    });
    return out;
  });
}

AlignedText FoldAligned(std::string_view utf8) {
  AlignedText folded;
  folded.text.reserve(utf8.size());
  const FoldTable& folds = Folds();
  ForEachCodePoint(utf8, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const std::size_t before = folded.text.size();
    const UChar32 f = FoldCodePoint(folds, c);
    if (f != kDropped) AppendUtf8(f, folded.text);
    const std::size_t size = folded.text.size() - before;
    if (f == c && size == end - begin) {
      folded.alignment.Keep(size);
    } else {
      folded.alignment.Replace(end - begin, size);
    }
  });
  return folded;
}

std::string CanonicalTone(std::string_view utf8) {
  const CanonicalTable& canonical = CanonicalForms();
  std::u32string text(utf8.size(), U'\0');
  std::size_t size = 0;
  bool is_simple = true;
  ForEachCodePoint(utf8, [&](UChar32 c, std::size_t, std::size_t) {
    const UChar32 lower =
        c < kTableSize ? canonical[static_cast<std::size_t>(c)].lower : kNotSimple;
    is_simple = is_simple && lower != kNotSimple;
    text[size++] = static_cast<char32_t>(lower);
  });
  text.resize(size);
  if (!is_simple) text = LowerNfc(utf8);
  // oà, oè, uỳ -> òa, òe, ùy where the pair ends the syllable and does not follow q (DOMAIN.md
  // §4.3). All letters concerned are in the table.
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i + 1] < 0x80 || text[i + 1] >= kTableSize) continue;
    const Canonical& letter = canonical[text[i + 1]];
    if (letter.tone == 0) continue;
    const auto first = static_cast<UChar32>(text[i]);
    if (!IsAsciiVowelPair(first, letter.base)) continue;
    if (i > 0 && text[i - 1] == U'q') continue;
    if (i + 2 < text.size() && u_isalnum(static_cast<UChar32>(text[i + 2]))) continue;
    const UChar32 moved = Nfc().composePair(first, letter.tone);
    if (moved < 0) continue;
    text[i] = static_cast<char32_t>(moved);
    text[i + 1] = static_cast<char32_t>(letter.base);
  }
  return Written(U8_MAX_LENGTH * text.size(), [&](char* out) {
    for (const char32_t c : text) out = PutUtf8(static_cast<UChar32>(c), out);
    return out;
  });
}

}  // namespace vanthu
