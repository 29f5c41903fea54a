#include "pipeline/load/legacy_line.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <string>

#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

std::string ToUtf8(const std::u16string& text) {
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

TEST(LegacyLine, BytesAndTheirCharactersAreTheSameLine) {
  const std::string bytes = EncodeLegacy("tcvn3", "Sở Xây dựng");
  const LegacyLine raw = ReadLegacyLine(bytes);
  const LegacyLine shown = ReadLegacyLine(AsWindows1252(bytes));
  EXPECT_FALSE(raw.is_utf8);
  EXPECT_TRUE(shown.is_utf8);
  EXPECT_EQ(raw.text, shown.text);
  EXPECT_EQ(raw.bytes, shown.bytes);
}

TEST(LegacyLine, CharactersBeyondWindows1252HaveNoByte) {
  const LegacyLine line = ReadLegacyLine("ế\U0001F600");
  EXPECT_EQ(line.bytes, std::vector<std::int16_t>(3, LegacyLine::kNoByte));
  EXPECT_EQ(WeighDecoded(ReadLegacyLine("tiếng việt"), Charset::kTcvn3).other, 2);
}

TEST(LegacyLine, EvidenceIsInWordsBeyondAscii) {
  const LegacyLine line = ReadLegacyLine("Thùc hiÖn 12/KH-UBND, a.b@c.vn vµ Q§");
  EXPECT_EQ(WeighDecoded(line, Charset::kTcvn3).legal, 3);
  EXPECT_EQ(WeighDecoded(line, Charset::kTcvn3).other, 0);
  EXPECT_EQ(WeighAsIs(line).legal, 0);
}

TEST(LegacyLine, OnlyWordsBeyondAsciiChange) {
  EXPECT_EQ(
      ToUtf8(DecodeLine(ReadLegacyLine("Thùc hiÖn 12/KH-UBND (a.b@c.vn) – 25°C"), Charset::kTcvn3)
                 .text),
      "Thực hiện 12/KH-UBND (a.b@c.vn) – 25°C");
}

TEST(LegacyLine, TheSpansOfTheDecodedPiecesAreThoseOfTheText) {
  const DecodedLine line = DecodeLine(ReadLegacyLine("a hiÖn b"), Charset::kTcvn3);
  ASSERT_EQ(line.decoded.size(), 1U);
  EXPECT_EQ(line.pieces.size(), 3U);
  EXPECT_EQ(line.text.substr(line.decoded[0].begin, line.decoded[0].size()), u"hiện");
}

TEST(LegacyLine, QuotesAreLettersOnlyWhereTheyMakeAWord) {
  // In VPS the left quote of windows-1252 is Ề.
  const std::string bytes = "\x93" + EncodeLegacy("vps", "tốt") + "\x94";
  EXPECT_EQ(ToUtf8(DecodeLine(ReadLegacyLine(bytes), Charset::kVps).text), "“tốt”");
}

TEST(LostHorns, AHyphenThatWasALetterIsOneAgain) {
  const auto mended = [](const std::string& line) {
    return ToUtf8(DecodeLine(WithLostHorns(ReadLegacyLine(line)), Charset::kTcvn3).text);
  };
  EXPECT_EQ(mended("Nh- trªn; n-íc, th-ëng, -u tiªn, l-u tr÷, t- liÖu, ®-îc"),
            "Như trên; nước, thưởng, ưu tiên, lưu trữ, tư liệu, được");
  EXPECT_EQ(mended("- Phßng; CT-UBND, lËp-Tù, -C¸c, 2020-2025, a-b"),
            "- Phòng; CT-UBND, lập-Tự, -Các, 2020-2025, a-b");
}

}  // namespace
}  // namespace vanthu
