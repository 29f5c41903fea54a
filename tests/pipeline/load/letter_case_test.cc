#include "pipeline/load/letter_case.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <string>

#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

// The line typed with the capitals of TCVN3 fonts, read back without knowing the fonts.
std::string ThroughTcvn3(const std::string& line) {
  const LegacyLine read = ReadLegacyLine(EncodeLegacy("tcvn3", line));
  const std::u16string text = WithCase(DecodeLine(read, Charset::kTcvn3), Charset::kTcvn3);
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

TEST(LetterCase, CapitalsAmongCapitalsComeBack) {
  for (const char* line : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH ỦY BẮC NINH", "ỦY BAN",
                           "SỞ Y TẾ", "CHỈ THỊ", "KT. CHỦ TỊCH", "BỘ TƯ PHÁP"}) {
    EXPECT_EQ(ThroughTcvn3(line), line);
  }
}

TEST(LetterCase, OrdinaryTextStays) {
  for (const char* line :
       {"Hồ Chí Minh", "Số: 45/QĐ-UBND", "Kính gửi: UBND xã Hà Lộc", "tại UBND huyện", "Hà Nội",
        "ở các xã, ý kiến", "Lê Văn Tú", "theo HĐND tỉnh"}) {
    EXPECT_EQ(ThroughTcvn3(line), line);
  }
}

// What is lost: a capital that begins a word, when its letter has a tone.
TEST(LetterCase, AFirstLetterWithAToneIsSmall) {
  EXPECT_EQ(ThroughTcvn3("Ủy ban nhân dân"), "ủy ban nhân dân");
}

}  // namespace
}  // namespace vanthu
