#include "tests/generator/letter_case.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vanthu::generator {
namespace {

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string Capitals(std::string_view text) {
  return ToUtf8(FromUtf8(text).toUpper(icu::Locale("vi")));
}

std::string CapitalFirst(std::string_view text) {
  icu::UnicodeString whole = FromUtf8(text);
  if (whole.isEmpty()) return {};
  return ToUtf8(icu::UnicodeString(whole, 0, 1)
                    .toUpper(icu::Locale("vi"))
                    .append(whole, 1, whole.length() - 1));
}

std::string SmallFirst(std::string_view text) {
  icu::UnicodeString whole = FromUtf8(text);
  if (whole.isEmpty()) return {};
  return ToUtf8(icu::UnicodeString(whole, 0, 1)
                    .toLower(icu::Locale("vi"))
                    .append(whole, 1, whole.length() - 1));
}

std::string SmallAscii(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString apart =
      decompose->normalize(FromUtf8(text).toLower(icu::Locale("vi")), status);
  std::string ascii;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    const char16_t unit = apart.charAt(i);
    if (unit == u'đ') {
      ascii += 'd';
    } else if (u_isalnum(unit) && unit < 0x80) {
      ascii += static_cast<char>(unit);
    }
  }
  return ascii;
}

}  // namespace vanthu::generator
