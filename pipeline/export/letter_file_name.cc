// Tested by tests/pipeline/export/letter_file_name_test.cc.
#include "pipeline/export/letter_file_name.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace vanthu {
namespace {

constexpr std::size_t kMaxReferenceBytes = 60;
// 64 bits: among a million letters no two are alike.
constexpr std::size_t kIdDigits = 16;

bool IsPlain(UChar32 c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "79/TTr-BGDĐT" -> "79-TTr-BGDDT": base letters stay, everything else becomes one dash.
std::string Plain(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  icu::UnicodeString taken_apart = U_SUCCESS(status) ? nfd->normalize(unicode, status) : unicode;
  if (U_FAILURE(status)) taken_apart = unicode;
  std::string plain;
  for (int32_t i = 0; i < taken_apart.length() && plain.size() < kMaxReferenceBytes;
       i = taken_apart.moveIndex32(i, 1)) {
    UChar32 c = taken_apart.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == 0x110 || c == 0x111) c = c == 0x110 ? 'D' : 'd';  // Đ, đ have no parts
    if (IsPlain(c)) {
      plain += static_cast<char>(c);
    } else if (!plain.empty() && plain.back() != '-') {
      plain += '-';
    }
  }
  while (plain.ends_with('-')) plain.pop_back();
  return plain;
}

}  // namespace

std::string LetterFileName(const Record& record, std::string_view extension) {
  std::string name = Plain(record.reference.reference.empty() ? record.reference.symbol
                                                              : record.reference.reference);
  if (!name.empty()) name += '_';
  const std::size_t mark = std::min(record.id.find('#'), record.id.size());
  name += record.id.substr(0, std::min(mark, kIdDigits));
  if (mark < record.id.size()) name += "-" + record.id.substr(mark + 1);
  return name.append(extension);
}

}  // namespace vanthu
