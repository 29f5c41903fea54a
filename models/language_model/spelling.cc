// ICU knows what a lower-case letter and a mark is; that đ is a d with a mark (Unicode says it is a
// letter of its own) and where a tone may stand is Vietnamese spelling (DOMAIN.md §4.3).
//
// Tested by tests/models/language_model/spelling_test.cc.
#include "models/language_model/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string_view>

namespace vanthu {
namespace {

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

// The second vowel with a tone (new style), and the pair as the old style writes it.
struct TonePlace {
  std::u16string_view new_style;
  std::u16string_view old_style;
};
constexpr TonePlace kTonePlaces[] = {
    {u"oà", u"òa"}, {u"oá", u"óa"}, {u"oả", u"ỏa"}, {u"oã", u"õa"}, {u"oạ", u"ọa"},
    {u"oè", u"òe"}, {u"oé", u"óe"}, {u"oẻ", u"ỏe"}, {u"oẽ", u"õe"}, {u"oẹ", u"ọe"},
    {u"uỳ", u"ùy"}, {u"uý", u"úy"}, {u"uỷ", u"ủy"}, {u"uỹ", u"ũy"}, {u"uỵ", u"ụy"},
};

}  // namespace

std::string LowerCase(std::string_view text) {
  icu::UnicodeString letters = FromUtf8(text);
  return ToUtf8(letters.foldCase());
}

std::string CanonicalWord(std::string_view word) {
  icu::UnicodeString letters = FromUtf8(word);
  letters.foldCase();
  const std::int32_t size = letters.length();
  if (size < 2 || (size >= 3 && letters[size - 3] == u'q')) return ToUtf8(letters);  // quý
  for (const TonePlace& place : kTonePlaces) {
    if (letters[size - 2] == place.new_style[0] && letters[size - 1] == place.new_style[1]) {
      letters.setCharAt(size - 2, place.old_style[0]);
      letters.setCharAt(size - 1, place.old_style[1]);
      break;
    }
  }
  return ToUtf8(letters);
}

std::string BareLetters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed =
      icu::Normalizer2::getNFDInstance(status)->normalize(FromUtf8(text), status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < decomposed.length(); ++i) {
    const char16_t unit = decomposed[i];
    if (unit == u'đ') {
      bare.append(u'd');
    } else if (unit == u'Đ') {
      bare.append(u'D');
    } else if (u_getCombiningClass(static_cast<UChar32>(unit)) == 0) {
      bare.append(unit);
    }
  }
  return ToUtf8(bare);
}

bool IsAllCapitals(std::string_view word) {
  const icu::UnicodeString letters = FromUtf8(word);
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    if (u_isULowercase(letters.char32At(i))) return false;
  }
  return true;
}

}  // namespace vanthu
