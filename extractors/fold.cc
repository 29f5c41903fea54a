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

UChar32 FoldCodePoint(UChar32 c) {
  static const std::array<std::int32_t, kTableSize> kTable = [] {
    std::array<std::int32_t, kTableSize> table{};
    for (UChar32 i = 0; i < kTableSize; ++i) table[static_cast<std::size_t>(i)] = ComputeFold(i);
    return table;
  }();
  return c < kTableSize ? kTable[static_cast<std::size_t>(c)] : ComputeFold(c);
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

void AppendUtf8(UChar32 c, std::string& out) {
  std::array<char, U8_MAX_LENGTH> buffer{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer.data(), size, c);
  out.append(buffer.data(), static_cast<std::size_t>(size));
}

bool IsAsciiVowelPair(UChar32 first, UChar32 second_base) {
  return (first == 'o' && (second_base == 'a' || second_base == 'e')) ||
         (first == 'u' && second_base == 'y');
}

// The five tone marks, as combining characters.
bool IsTone(UChar32 c) {
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

}  // namespace

std::string Fold(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  ForEachCodePoint(utf8, [&](UChar32 c, std::size_t, std::size_t) {
    const UChar32 f = FoldCodePoint(c);
    if (f != kDropped) AppendUtf8(f, folded);
  });
  return folded;
}

AlignedText FoldAligned(std::string_view utf8) {
  AlignedText folded;
  folded.text.reserve(utf8.size());
  ForEachCodePoint(utf8, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const std::size_t before = folded.text.size();
    const UChar32 f = FoldCodePoint(c);
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
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  text.toLower(icu::Locale::getRoot());
  text = Nfc().normalize(text, status);
  // oà, oè, uỳ -> òa, òe, ùy where the pair ends the syllable and does not follow q (DOMAIN.md
  // §4.3). All letters concerned are single UTF-16 units in NFC.
  for (int32_t i = 0; i + 1 < text.length(); ++i) {
    icu::UnicodeString parts;
    if (!Nfc().getRawDecomposition(text[i + 1], parts) || parts.length() != 2) continue;
    if (!IsTone(parts[1]) || !IsAsciiVowelPair(text[i], parts[0])) continue;
    if (i > 0 && text[i - 1] == u'q') continue;
    if (i + 2 < text.length() && u_isalnum(text.char32At(i + 2))) continue;
    const UChar32 toned = Nfc().composePair(text[i], parts[1]);
    if (toned < 0) continue;
    text.setCharAt(i, static_cast<char16_t>(toned));
    text.setCharAt(i + 1, parts[0]);
  }
  std::string canonical;
  text.toUTF8String(canonical);
  return canonical;
}

}  // namespace vanthu
