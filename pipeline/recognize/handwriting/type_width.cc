// Tested by tests/pipeline/recognize/handwriting/type_width_test.cc.
#include "pipeline/recognize/handwriting/type_width.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace vanthu {
namespace {

// Advance widths in thousandths of an em, from the font metrics Adobe published.
constexpr std::array<int, 26> kCapitals = {722, 667, 667, 722, 611, 556, 722, 722, 333,
                                           389, 722, 611, 889, 722, 722, 556, 722, 667,
                                           556, 611, 722, 722, 944, 722, 722, 611};
constexpr std::array<int, 26> kSmall = {444, 500, 444, 500, 444, 333, 500, 500, 278,
                                        278, 500, 278, 778, 500, 500, 500, 500, 333,
                                        389, 278, 500, 500, 722, 500, 500, 444};
constexpr std::array<int, 26> kItalicCapitals = {611, 611, 667, 722, 611, 611, 722, 722, 333,
                                                 444, 667, 556, 833, 667, 722, 611, 722, 611,
                                                 500, 556, 722, 611, 833, 611, 556, 556};
constexpr std::array<int, 26> kItalicSmall = {500, 500, 444, 500, 444, 278, 500, 500, 278,
                                              278, 444, 278, 722, 500, 500, 500, 500, 389,
                                              389, 278, 500, 444, 667, 444, 444, 389};
constexpr int kDigit = 500;
constexpr int kHyphen = 333;
constexpr int kSlash = 278;
constexpr int kStop = 250;
constexpr int kColon = 278;
constexpr int kAmpersand = 778;

int Thousandths(UChar32 c, TypeFace face) {
  if (c >= 'A' && c <= 'Z') {
    return (face == TypeFace::kItalic ? kItalicCapitals
                                      : kCapitals)[static_cast<std::size_t>(c - 'A')];
  }
  if (c >= 'a' && c <= 'z') {
    return (face == TypeFace::kItalic ? kItalicSmall : kSmall)[static_cast<std::size_t>(c - 'a')];
  }
  switch (c) {
    case U'Đ':
    case U'Ð':  // eth, which the engine takes for it
      return Thousandths('D', face);
    case U'đ':
      return Thousandths('d', face);
    case '-':
      return kHyphen;
    case U'–':
      return kDigit;
    case '/':
      return kSlash;
    case '.':
    case ',':
    case ' ':
      return kStop;
    case ':':
    case ';':
      return kColon;
    case '&':
      return kAmpersand;
    default:
      return kDigit;
  }
}

}  // namespace

double TextWidth(std::string_view utf8, TypeFace face) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  if (U_SUCCESS(status)) text = nfd->normalize(text, status);
  int sum = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) sum += Thousandths(c, face);
  }
  constexpr double kEm = 1000;
  return sum / kEm;
}

}  // namespace vanthu
