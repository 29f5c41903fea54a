#include "pipeline/load/legacy_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An invented letter; toned capitals only in words of capitals, whose case TCVN3 can give back.
constexpr char kLetter[] =
    "UBND TỈNH ĐỒNG HÀ\n"
    "SỞ Y TẾ\n"
    "\n"
    "Số: 45/SYT-VP\n"
    "V/v chuẩn bị hội nghị giao ban quý III\n"
    "\n"
    "Kính gửi: Giám đốc các trung tâm y tế\n"
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2009, Sở đề nghị các đơn vị báo cáo trước "
    "ngày 15/3/2009 về kết quả tiêm chủng, mọi vướng mắc gửi về vanphong@soyte.gov.vn.\n"
    "- Như trên;\n"
    "- Lưu: VT.\n";

// A paragraph in which every word is legal as it stands, with letters of Latin-1 only.
constexpr char kLatin1Vietnamese[] = "Hà Nam và Hà Tiên có mùa hè.";

class EachEncoding : public testing::TestWithParam<const char*> {};

TEST_P(EachEncoding, ALetterComesBackFromItsBytes) {
  const auto decoded = DecodeLegacyText(EncodeLegacy(GetParam(), kLetter));
  EXPECT_EQ(decoded.text, kLetter);
  EXPECT_EQ(decoded.encodings.size(), 1U);
}

TEST_P(EachEncoding, AndFromTheCharactersOfWindows1252) {
  const auto decoded = DecodeLegacyText(AsWindows1252(EncodeLegacy(GetParam(), kLetter)));
  EXPECT_EQ(decoded.text, kLetter);
  EXPECT_EQ(decoded.encodings.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(LegacyText, EachEncoding,
                         testing::Values("tcvn3", "tcvn5712", "vni", "vps", "viscii",
                                         "windows-1258", "viqr"),
                         [](const auto& encoding) {
                           std::string name = encoding.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(LegacyText, NamesTheEncoding) {
  const auto name = [](const char* charset) {
    return DecodeLegacyText(EncodeLegacy(charset, kLetter)).encodings;
  };
  EXPECT_THAT(name("tcvn3"), ElementsAre("TCVN3"));
  EXPECT_THAT(name("tcvn5712"), ElementsAre("TCVN 5712"));
  EXPECT_THAT(name("vni"), ElementsAre("VNI"));
  EXPECT_THAT(name("vps"), ElementsAre("VPS"));
  EXPECT_THAT(name("viscii"), ElementsAre("VISCII"));
  EXPECT_THAT(name("windows-1258"), ElementsAre("windows-1258"));
  EXPECT_THAT(name("viqr"), ElementsAre("VIQR"));
}

TEST(LegacyText, Utf8TakenForWindows1252ComesBack) {
  const auto decoded = DecodeLegacyText(AsWindows1252(kLetter));
  EXPECT_EQ(decoded.text, kLetter);
  EXPECT_THAT(decoded.encodings, ElementsAre("UTF-8 read as windows-1252"));
}

TEST(LegacyText, RightTextStaysByteForByte) {
  for (const std::string& text :
       {std::string(kLetter), std::string(kLatin1Vietnamese), std::string(""), std::string("\n"),
        std::string("Où est la bibliothèque de l'université? Élève, garçon, forêt, île, Noël.\n"
                    "Société générale à responsabilité limitée, siège à Orléans.\n"),
        std::string("Größe, Müller, schön, Straße, außerdem, für, über, können.\n"),
        std::string("§ 5 (1) © 2009 — 25 °C, 3 m², ½ l, ±2 µm, 10 £, «a», º ª ¿que?\n"),
        std::string("Is it so? Yes. It's what we don't do, e.g. at 5.30 p.m. Who? a.b@c.vn\n"),
        std::string("ngay 5. Ban co di? Khong. Kinh gui: UBND tinh, dd/mm/yyyy.\r\n\r\n")}) {
    const auto decoded = DecodeLegacyText(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_THAT(decoded.encodings, IsEmpty());
  }
}

TEST(LegacyText, AFewWordsAreNoEvidence) {
  EXPECT_EQ(DecodeLegacyText("kÝ göi").text, "kÝ göi");
  EXPECT_EQ(DecodeLegacyText("la`m vie^.c").text, "la`m vie^.c");
}

TEST(LegacyText, PartsOfATextMayBeInDifferentEncodings) {
  const std::string right = "Phòng Nội vụ huyện báo cáo kết quả đã đạt được trong năm.\n";
  const std::string other = "Các xã, phường tổ chức thực hiện nghiêm túc chỉ thị trên.\n";
  const auto decoded =
      DecodeLegacyText(right + AsWindows1252(EncodeLegacy("tcvn3", other)) + kLatin1Vietnamese +
                       "\n" + AsWindows1252(EncodeLegacy("vni", right)));
  EXPECT_EQ(decoded.text, right + other + kLatin1Vietnamese + "\n" + right);
  EXPECT_THAT(decoded.encodings, testing::UnorderedElementsAre("TCVN3", "VNI"));
}

TEST(LegacyText, BytesAndUtf8MayStandInOneFile) {
  const std::string line = "Các xã, phường tổ chức thực hiện nghiêm túc chỉ thị trên.\n";
  EXPECT_EQ(DecodeLegacyText(line + EncodeLegacy("tcvn3", line)).text, line + line);
}

TEST(LegacyText, QuotesOfAWordProcessorDoNotHideViqr) {
  EXPECT_EQ(DecodeLegacyText("Ca'c ddo+n vi. thu+.c hie^.n “ba kho^ng” – ba'o ca'o ke^'t qua? "
                             "tru+o+'c nga`y 5 tha'ng 3\n")
                .text,
            "Các đơn vị thực hiện “ba không” – báo cáo kết quả trước ngày 5 tháng 3\n");
}

// "bé" is a word as it stands and bộ in TCVN3; the lines around say which.
TEST(LegacyText, AnAmbiguousLineGoesWithItsNeighbors) {
  const std::string around = "Các đơn vị thực hiện tốt nhiệm vụ được giao.\n";
  const std::string text = around + "bộ\n" + around;
  EXPECT_EQ(DecodeLegacyText(AsWindows1252(EncodeLegacy("tcvn3", text))).text, text);
  EXPECT_EQ(DecodeLegacyText(around + "bé\n").text, around + "bé\n");
}

TEST(LegacyText, BytesThatNothingExplainsAreReplaced) {
  const auto decoded = DecodeLegacyText("t\xE1\xBB\x91t\nh\xC3ng\n");
  EXPECT_EQ(decoded.text, "tốt\nh\uFFFDng\n");
  EXPECT_THAT(decoded.encodings, IsEmpty());
}

TEST(LegacyText, MarksOfTheirOwnAreJoinedToTheirLetters) {
  EXPECT_EQ(DecodeLegacyText("Co\u0323\u0302ng ho\u0300a xa\u0303 ho\u0323\u0302i").text,
            "Cộng hòa xã hội");
  EXPECT_EQ(DecodeLegacyText("tiê\u0301ng Viê\u0323t").text, "tiếng Việt");
  EXPECT_EQ(DecodeLegacyText("tie\u0301\u0302ng").text, "tiếng");  // the tone typed first
}

TEST(LegacyText, TheHornsThatAPdfMadeHyphensComeBack) {
  const auto decoded = DecodeLegacyText(
      "KÝnh göi: C¸c c¬ quan nhµ n-íc\nThùc hiÖn tèt viÖc l-u tr÷, t- liÖu, thi ®ua khen th-ëng\n"
      "- Nh- trªn; - L-u: VT.\n");
  EXPECT_EQ(decoded.text,
            "Kính gửi: Các cơ quan nhà nước\nThực hiện tốt việc lưu trữ, tư liệu, thi đua khen "
            "thưởng\n- Như trên; - Lưu: VT.\n");
}

TEST(LegacyLines, WordsKeepTheirBoxes) {
  std::vector<OcrLine> lines(2);
  for (const char* word : {"Thùc", "hiÖn", "KÕ", "ho¹ch"}) {
    lines[0].words.push_back({.text = word, .box = {1, 2, 3, 4}});
  }
  for (const char* word : {"tuyªn", "truyÒn", "phßng,", "chèng", "dÞch", "12/3"}) {
    lines[1].words.push_back({.text = word, .box = {5, 6, 7, 8}});
  }
  const auto decoded = DecodeLegacyLines(lines);
  EXPECT_THAT(decoded.encodings, ElementsAre("TCVN3"));
  ASSERT_EQ(decoded.lines.size(), 2U);
  ASSERT_EQ(decoded.lines[1].words.size(), 6U);
  EXPECT_EQ(decoded.lines[0].words[1].text, "hiện");
  EXPECT_EQ(decoded.lines[1].words[2].text, "phòng,");
  EXPECT_EQ(decoded.lines[1].words[5].text, "12/3");
  EXPECT_EQ(decoded.lines[1].words[2].box, (Box{5, 6, 7, 8}));
}

TEST(LegacyIssues, SaysFromWhatTextWasDecoded) {
  EXPECT_THAT(LegacyIssues({}), IsEmpty());
  const auto issues = LegacyIssues({"TCVN3", "VNI"});
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].what, "legacy_encoding");
  EXPECT_EQ(issues[0].detail, "decoded from TCVN3, VNI");
}

// Whatever comes in: lines stay as many, and what comes out is UTF-8 that decodes to itself.
RC_GTEST_PROP(LegacyText, AnyBytesKeepTheirLines, ()) {
  const std::string bytes = *rc::gen::container<std::string>(
      rc::gen::weightedOneOf<char>({{3, rc::gen::element('a', 'e', 'u', 'n', ' ', '\n', '-', '.')},
                                    {1, rc::gen::arbitrary<char>()}}));
  const auto decoded = DecodeLegacyText(bytes);
  RC_ASSERT(std::ranges::count(decoded.text, '\n') == std::ranges::count(bytes, '\n'));
  RC_ASSERT(std::ranges::count(decoded.text, '\f') == std::ranges::count(bytes, '\f'));
}

}  // namespace
}  // namespace vanthu
