#include "pipeline/normalize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

namespace vanthu {
namespace {

using testing::ElementsAre;

// A printed line with a box for each word, as zone gives it.
ZonedLine PrintedLine(Zone zone, std::string_view text, int page = 1,
                      bool starts_paragraph = true) {
  ZonedLine line{.zone = zone,
                 .page = page,
                 .text = std::string(text),
                 .words = {},
                 .box = {.left = 0, .top = 0, .right = 1000, .bottom = 40},
                 .starts_paragraph = starts_paragraph};
  std::size_t begin = 0;
  int left = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      line.words.push_back({.span = {begin, end},
                            .page = page,
                            .box = {.left = left, .top = 0, .right = left + 10, .bottom = 40},
                            .confidence = 0.9});
      left += 20;
    }
    begin = end + 1;
  }
  return line;
}

ZonedLine TextLine(Zone zone, std::string_view text, bool starts_paragraph = true) {
  ZonedLine line = PrintedLine(zone, text, 1, starts_paragraph);
  line.box = {};
  for (WordSpan& word : line.words) word.box = {};
  return line;
}

std::vector<std::string> LinesOf(const Letter& letter) {
  std::vector<std::string> lines;
  for (const Line& line : letter.lines) lines.emplace_back(letter.TextOf(line));
  return lines;
}

TEST(NormalizeText, ComposesVietnameseLetters) {
  EXPECT_EQ(NormalizeText("Ha\u0300 No\u0302\u0323i").text, "Hà Nội");
  EXPECT_EQ(NormalizeText("â\u0341n").text, "ấn");  // U+0341: the deprecated acute tone mark
  EXPECT_EQ(NormalizeText("a\u200B\u0301").text, "á");
}

TEST(NormalizeText, KnowsLettersByTheirLooks) {
  EXPECT_EQ(NormalizeText("QÐ, Ɖảng, ðồng, phﬁn").text, "QĐ, Đảng, đồng, phfin");
  EXPECT_EQ(NormalizeText("ＳＹＴ").text, "SYT");
  EXPECT_EQ(NormalizeText("thi\u00ADđua\uFEFF").text, "thiđua");
}

TEST(NormalizeText, HasOneDashOneQuoteAndOneSpace) {
  EXPECT_EQ(NormalizeText("12/QĐ–UBND").text, "12/QĐ-UBND");
  EXPECT_EQ(NormalizeText("chủ đề \"Đoàn kết\" («sáng tạo»)").text,
            "chủ đề “Đoàn kết” (“sáng tạo”)");
  EXPECT_EQ(NormalizeText("‘a’").text, "'a'");
  EXPECT_EQ(NormalizeText(" Số:\u00A0\t 12 \n").text, "Số: 12");
  EXPECT_EQ(NormalizeText("…").text, "...");
}

TEST(NormalizeText, RepairsTheAtSignOfAddresses) {
  EXPECT_EQ(NormalizeText("vanthu(@soyte.example").text, "vanthu@soyte.example");
  EXPECT_EQ(NormalizeText("hộp thư (@soyte)").text, "hộp thư (@soyte)");
}

TEST(NormalizeText, ReadsADashHoweverTheEngineSawIt) {
  EXPECT_EQ(NormalizeText("~ Như trên; _ Lưu: VT").text, "- Như trên; - Lưu: VT");
  EXPECT_EQ(NormalizeText("Tự do -- Hạnh phúc -_").text, "Tự do - Hạnh phúc -");
  EXPECT_EQ(NormalizeText("Họ tên: ____ a_b ~10").text, "Họ tên: ____ a_b ~10");
}

TEST(NormalizeText, TakesRulesOfATableOffWords) {
  EXPECT_EQ(NormalizeText("12_ | |Trạm Y tế| 02").text, "12 | Trạm Y tế 02");
  EXPECT_EQ(NormalizeText("van_thu_").text, "van_thu_");
}

TEST(NormalizeText, KeepsThePrintedToneStyleAndLetterCase) {
  EXPECT_EQ(NormalizeText("Uỷ ban, HOÀ BÌNH, hòa").text, "Uỷ ban, HOÀ BÌNH, hòa");
}

TEST(NormalizeText, MarksBrokenBytes) { EXPECT_EQ(NormalizeText("S\xE1\xBB Y").text, "S\uFFFD Y"); }

TEST(NormalizeText, AlignsEveryChangeWithItsSource) {
  const std::string source = "Ha\u0300  Nội – \"QÐ\"";
  const AlignedText text = NormalizeText(source);
  EXPECT_EQ(text.text, "Hà Nội - “QĐ”");
  const auto back = [&](std::string_view piece) {
    const std::size_t at = text.text.find(piece);
    return text.alignment.ToSource({at, at + piece.size()}).Of(source);
  };
  EXPECT_EQ(back("Hà"), "Ha\u0300");
  EXPECT_EQ(back("Nội"), "Nội");
  EXPECT_EQ(back("-"), "–");
  EXPECT_EQ(back("QĐ"), "QÐ");
}

// Letters, marks, spaces and broken bytes that the rules treat differently.
std::string ArbitraryText() {
  const std::vector<std::string> pieces = {
      "a",      "Ơ",      "ê",  "\u0301", "\u0323", "\u0302", "\u0341", "\u200B", "\u00AD",
      " ",      "\u00A0", "\n", "\"",     "“",      "«",      "`",      "\u1FEF", "Ð",
      "đ",      "ﬃ",      "–",  "-",      "/",      "１",     "\uFEFF", "\xE1",   "\xBB",
      "\uF0B7", "…",      "(",  "\u2000", "\x07",   "@"};
  const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
  std::string text;
  for (const std::string& piece : chosen) text += piece;
  return text;
}

bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

RC_GTEST_PROP(NormalizeText, IsIdempotent, ()) {
  const std::string once = NormalizeText(ArbitraryText()).text;
  RC_ASSERT(NormalizeText(once).text == once);
}

RC_GTEST_PROP(NormalizeText, AlignsMonotonously, ()) {
  const std::string source = ArbitraryText();
  const AlignedText text = NormalizeText(source);
  RC_ASSERT(text.alignment.source_size() == source.size());
  RC_ASSERT(text.alignment.target_size() == text.text.size());
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    std::size_t end = at + 1;
    while (!IsBoundary(text.text, end)) ++end;
    const Span back = text.alignment.ToSource({at, end});
    RC_ASSERT(!back.empty());
    RC_ASSERT(back.end <= source.size());
    RC_ASSERT(back.end >= last_end);
    last_end = back.end;
    at = end;
  }
}

RC_GTEST_PROP(Normalize, EveryWordSpanHoldsTheNormalizedWord, ()) {
  std::vector<ZonedLine> lines;
  std::vector<std::string> words;
  const auto count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    const std::string text = NormalizeText(ArbitraryText()).text;
    lines.push_back(PrintedLine(Zone::kBody, text, 1 + i / 3, *rc::gen::arbitrary<bool>()));
    for (const WordSpan& word : lines.back().words) words.emplace_back(word.span.Of(text));
  }
  const NormalizedLetter letter = Normalize(lines);
  RC_ASSERT(letter.words.size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    RC_ASSERT(letter.words[i].span.Of(letter.letter.text) == words[i]);
    if (i > 0) RC_ASSERT(letter.words[i - 1].span.end <= letter.words[i].span.begin);
  }
}

TEST(Normalize, JoinsWrappedLinesAndKeepsHeaderLinesApart) {
  const std::vector<ZonedLine> lines = {
      PrintedLine(Zone::kHeaderLeft, "UBND TỈNH LÂM HÀ"),
      PrintedLine(Zone::kHeaderLeft, "SỞ Y TẾ", 1, false),
      PrintedLine(Zone::kNumber, "Số: 12/SYT-VP"),
      PrintedLine(Zone::kSubject, "V/v thực hiện Kế hoạch số 45/KH-"),
      PrintedLine(Zone::kSubject, "UBND ngày 09/3/2022", 1, false),
      PrintedLine(Zone::kBody, "Các đơn vị trực thuộc"),
      PrintedLine(Zone::kBody, "thực hiện.", 1, false),
  };
  EXPECT_THAT(LinesOf(Normalize(lines).letter),
              ElementsAre("UBND TỈNH LÂM HÀ", "SỞ Y TẾ", "Số: 12/SYT-VP",
                          "V/v thực hiện Kế hoạch số 45/KH-UBND ngày 09/3/2022",
                          "Các đơn vị trực thuộc thực hiện."));
}

TEST(Normalize, GoesOnPastWhatStandsBetweenTwoPages) {
  const std::vector<ZonedLine> lines = {
      PrintedLine(Zone::kBody, "Phòng Nghiệp vụ theo dõi, tổng hợp kết quả và", 1),
      PrintedLine(Zone::kAddress, "Địa chỉ: số 5 đường Bờ Sông", 1),
      PrintedLine(Zone::kPageNumber, "2", 2),
      PrintedLine(Zone::kBody, "báo cáo Giám đốc.", 2),
  };
  const NormalizedLetter letter = Normalize(lines);
  EXPECT_THAT(LinesOf(letter.letter),
              ElementsAre("Phòng Nghiệp vụ theo dõi, tổng hợp kết quả và báo cáo Giám đốc.",
                          "Địa chỉ: số 5 đường Bờ Sông", "2"));
  EXPECT_EQ(letter.letter.lines[0].page, 1);
  EXPECT_EQ(PageText(letter, 1),
            "Phòng Nghiệp vụ theo dõi, tổng hợp kết quả và\nĐịa chỉ: số 5 đường Bờ Sông\n");
  EXPECT_EQ(PageText(letter, 2), "báo cáo Giám đốc.\n");
  EXPECT_EQ(PageText(letter, 3), "");
}

TEST(Normalize, TakesMarkdownOffPlainTextOnly) {
  EXPECT_THAT(
      LinesOf(Normalize(std::vector{TextLine(Zone::kDistribution, "**Nơi nhận:**")}).letter),
      ElementsAre("Nơi nhận:"));
  EXPECT_THAT(LinesOf(Normalize(std::vector{PrintedLine(Zone::kBody, "** Ghi chú:")}).letter),
              ElementsAre("** Ghi chú:"));
}

TEST(Normalize, DropsLinesAndWordsOfWhichNothingIsLeft) {
  const NormalizedLetter letter = Normalize(
      std::vector{TextLine(Zone::kBody, "**"), TextLine(Zone::kBody, "\u200B một \uFEFF hai")});
  EXPECT_EQ(letter.letter.text, "một hai");
  EXPECT_EQ(letter.words.size(), 2U);
  EXPECT_EQ(letter.letter.lines.size(), 1U);
}

TEST(PageText, LeavesOutWhatIsNotTheLetters) {
  const std::vector<ZonedLine> lines = {
      PrintedLine(Zone::kDigitalSignature, "Người ký: Sở Y tế"),
      PrintedLine(Zone::kIncomingStamp, "ĐẾN Số: 15"),
      PrintedLine(Zone::kUrgencyStamp, "HỎA TỐC"),
      PrintedLine(Zone::kHandwriting, "/v.Ủ"),
      PrintedLine(Zone::kNoise, "›"),
      PrintedLine(Zone::kBody, "Sở Y tế thông báo."),
  };
  EXPECT_EQ(PageText(Normalize(lines), 1), "HỎA TỐC\nSở Y tế thông báo.\n");
}

}  // namespace
}  // namespace vanthu
