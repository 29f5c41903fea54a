#include "pipeline/zone/page_zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/zone/rows.h"
#include "tests/pipeline/zone/page_builder.h"

namespace vanthu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::vector<std::string> ZonesOf(const PageContent& page) {
  std::vector<std::string> lines;
  for (const ZonedLine& line : ZoneBoxes(page)) {
    lines.push_back(std::string(ZoneName(line.zone)) + (line.starts_paragraph ? ": " : "+ ") +
                    line.text);
  }
  return lines;
}

constexpr int kBodyLeft = 230;
constexpr int kIndented = 320;

// Fills a body line from `left` to the right margin.
std::string FullLine(int left) {
  std::string text;
  for (int x = left; x + 6 * PageBuilder::kLetterWidth < 1500; x += 6 * PageBuilder::kLetterWidth) {
    text += text.empty() ? "thuốc" : " thuốc";
  }
  return text;
}

PageBuilder Letter() {
  PageBuilder page;
  // The engine runs the two columns together and reads the subject on the line of the date.
  page.Line(280, 200, "UBND TỈNH LÂM HÀ         CỘNG HOÀ XÃ HỘI CHU NGHĨA VIỆT NAM")
      .Line(330, 244, "SỞ Y TẾ                   Độc lập - Tự do - Hạnh phúc")
      .Line(300, 330, "Số: 12/SYT-NVY            Lâm Hà, ngày 05 tháng 7 năm 2024")
      .Line(270, 374, "V/v triển khai tiêm vắc")
      .Line(300, 418, "xin năm 2024")
      .Line(420, 520, "Kính gửi:")
      .Line(560, 564, "- Trung tâm Y tế các huyện;")
      .Line(560, 608, "- Các phòng chuyên môn.")
      .Line(kIndented, 700, FullLine(kIndented))
      .Line(kBodyLeft, 744, FullLine(kBodyLeft))
      .Line(kBodyLeft, 788, "theo quy định.")
      .Line(kIndented, 850, FullLine(kIndented))
      .Line(kBodyLeft, 894, FullLine(kBodyLeft))
      .Line(kBodyLeft, 938, "đúng hạn./.")
      .Line(kBodyLeft, 1030, "Nơi nhận:                                     KT. GIÁM ĐỐC")
      .Line(kBodyLeft, 1074, "- Như trên;                                  PHÓ GIÁM ĐỐC")
      .Line(kBodyLeft, 1118, "- Lưu: VT, NVY.")
      .Line(1080, 1300, "Đinh Quốc Khải");
  return page;
}

TEST(ZoneBoxes, ReadsALetterColumnByColumn) {
  EXPECT_THAT(
      ZonesOf(Letter().page()),
      ElementsAre(
          "header_left: UBND TỈNH LÂM HÀ", "header_left: SỞ Y TẾ", "number: Số: 12/SYT-NVY",
          "subject: V/v triển khai tiêm vắc", "subject+ xin năm 2024",
          "header_right: CỘNG HOÀ XÃ HỘI CHU NGHĨA VIỆT NAM",
          "header_right: Độc lập - Tự do - Hạnh phúc", "date: Lâm Hà, ngày 05 tháng 7 năm 2024",
          "recipients: Kính gửi:", "recipients: - Trung tâm Y tế các huyện;",
          "recipients: - Các phòng chuyên môn.", "body: " + FullLine(kIndented),
          "body+ " + FullLine(kBodyLeft), "body+ theo quy định.", "body: " + FullLine(kIndented),
          "body+ " + FullLine(kBodyLeft), "body+ đúng hạn./.",
          "distribution: Nơi nhận:", "distribution: - Như trên;", "distribution: - Lưu: VT, NVY.",
          "signature: KT. GIÁM ĐỐC", "signature: PHÓ GIÁM ĐỐC", "signature: Đinh Quốc Khải"));
}

TEST(ZoneBoxes, APageThatWasNotTurnedLevelReadsTheSame) {
  PageBuilder turned = Letter();
  turned.Slope(0.02);
  EXPECT_EQ(ZonesOf(turned.page()), ZonesOf(Letter().page()));
}

TEST(ZoneBoxes, BulletsAndLabelsAreKeptHoweverUnsure) {
  PageBuilder page;
  page.Line(kIndented, 200, "2. Kinh phí", 0.4).Line(kIndented, 260, "_ Ngân sách tỉnh", 0.4);
  for (int y = 320; y < 600; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_EQ(zones[0], "body: 2. Kinh phí");
  EXPECT_EQ(zones[1], "body: _ Ngân sách tỉnh");
}

TEST(ZoneBoxes, WordSpansHoldTheirWords) {
  const PageBuilder page = Letter();
  std::size_t words = 0;
  for (const ZonedLine& line : ZoneBoxes(page.page())) {
    for (const WordSpan& word : line.words) {
      EXPECT_FALSE(word.box.empty());
      EXPECT_EQ(word.span.Of(line.text).find(' '), std::string_view::npos);
    }
    words += line.words.size();
  }
  std::size_t expected = 0;
  for (const OcrLine& line : page.page().lines) expected += line.words.size();
  EXPECT_EQ(words, expected) << "every word of the page is in exactly one zone";
}

TEST(ZoneBoxes, AWordKeepsItsAlternatives) {
  PageContent page = Letter().page();
  Word& word = page.lines.back().words.back();
  word.alternatives = {{.offset = 0, .text = "x", .cost = 2}};
  std::vector<std::string_view> doubted;
  const std::vector<ZonedLine> lines = ZoneBoxes(page);
  for (const ZonedLine& line : lines) {
    for (const WordSpan& span : line.words) {
      if (span.alternatives == word.alternatives) doubted.push_back(span.span.Of(line.text));
    }
  }
  EXPECT_EQ(doubted, std::vector<std::string_view>{word.text});
}

TEST(ZoneBoxes, ADecisionHasATitleInTheMiddle) {
  PageBuilder page;
  page.Line(280, 200, "UBND TỈNH LÂM HÀ         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Line(330, 244, "SỞ Y TẾ                   Độc lập - Tự do - Hạnh phúc")
      .Line(300, 330, "Số: 12/QĐ-SYT            Lâm Hà, ngày 05 tháng 7 năm 2024")
      .Line(780, 450, "QUYẾT ĐỊNH")
      .Line(640, 494, "Về việc thành lập Tổ công tác")
      .Line(kIndented, 620, "Căn cứ Luật Khám bệnh, chữa bệnh;")
      .Line(780, 700, "QUYẾT ĐỊNH:")
      .Line(kIndented, 780, "Điều 1. Thành lập Tổ công tác.");
  for (int y = 840; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains("title: QUYẾT ĐỊNH"));
  EXPECT_THAT(zones, Contains("title: Về việc thành lập Tổ công tác"));
  EXPECT_THAT(zones, Contains("title: QUYẾT ĐỊNH:"));
  EXPECT_THAT(zones, Contains("body: Căn cứ Luật Khám bệnh, chữa bệnh;"));
  EXPECT_THAT(zones, Contains("body: Điều 1. Thành lập Tổ công tác."));
}

TEST(ZoneBoxes, APartyLetterHasNoNation) {
  PageBuilder page;
  page.Line(280, 200, "ĐẢNG BỘ TỈNH LÂM HÀ               ĐẢNG CỘNG SẢN VIỆT NAM")
      .Line(300, 244, "HUYỆN ỦY AN SƠN")
      .Line(330, 300, "Số 34-CT/HU            An Sơn, ngày 02 tháng 02 năm 2023")
      .Line(780, 420, "CHỈ THỊ");
  for (int y = 540; y < 900; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_EQ(zones[0], "header_left: ĐẢNG BỘ TỈNH LÂM HÀ");
  EXPECT_EQ(zones[1], "header_left: HUYỆN ỦY AN SƠN");
  EXPECT_EQ(zones[2], "number: Số 34-CT/HU");
  EXPECT_EQ(zones[3], "header_right: ĐẢNG CỘNG SẢN VIỆT NAM");
  EXPECT_EQ(zones[4], "date: An Sơn, ngày 02 tháng 02 năm 2023");
  EXPECT_EQ(zones[5], "title: CHỈ THỊ");
}

TEST(ZoneBoxes, AFollowingPageIsBodyUnderItsPageNumber) {
  PageBuilder page;
  page.Line(820, 120, "2");
  for (int y = 200; y < 800; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_EQ(zones[0], "page_number: 2");
  EXPECT_EQ(zones[1], "body+ " + FullLine(kBodyLeft)) << "the page goes on in a sentence";
}

TEST(ZoneBoxes, RunningTextThatNamesThePartyIsNoHeader) {
  PageBuilder page;
  page.Line(kIndented, 200, FullLine(kIndented))
      .Line(kBodyLeft, 244, "nhân dịp kỷ niệm ngày thành lập Đảng Cộng sản Việt Nam vào")
      .Line(kBodyLeft, 288, FullLine(kBodyLeft));
  EXPECT_THAT(ZonesOf(page.page()), Not(Contains(testing::StartsWith("header_right"))));
}

TEST(ZoneBoxes, RunningTextThatCitesADecreeAndItsDateIsNoHeader) {
  PageBuilder page;
  page.Line(kIndented, 200, FullLine(kIndented))
      .Line(kBodyLeft, 244, "theo Nghị định số 05/2011/NĐ-CP ngày 24 tháng 01 năm 2011 của")
      .Line(kBodyLeft, 288, FullLine(kBodyLeft));
  EXPECT_THAT(ZonesOf(page.page()), Not(Contains(testing::StartsWith("number"))));
  EXPECT_THAT(ZonesOf(page.page()), Not(Contains(testing::StartsWith("date"))));
}

// A page with a header and the type at y = 420; nothing below.
PageBuilder HeaderAndType(const std::string& type_row, int left) {
  PageBuilder page;
  page.Line(300, 200, "BỘ NỘI VỤ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Line(330, 244, "                          Độc lập - Tự do - Hạnh phúc")
      .Line(300, 300, "Số: 25/TTr-BNV            Hà Nội, ngày 05 tháng 7 năm 2012")
      .Line(left, 420, type_row);
  return page;
}

TEST(ZoneBoxes, ASubjectAsWideAsTheTextIsATitleToo) {
  PageBuilder page = HeaderAndType("TỜ TRÌNH", 780);
  page.Line(kBodyLeft, 464, "Về " + FullLine(kBodyLeft + 42)).Line(kBodyLeft, 508, "năm 2012");
  for (int y = 640; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  EXPECT_THAT(ZonesOf(page.page()), Not(Contains("title+ năm 2012"))) << "no Về việc, no capitals";
  PageBuilder other = HeaderAndType("TỜ TRÌNH", 780);
  other.Line(kBodyLeft, 464, "Về việc " + FullLine(kBodyLeft + 112))
      .Line(kBodyLeft, 508, "trong năm 2012");
  for (int y = 640; y < 1000; y += 44) other.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(other.page());
  EXPECT_THAT(zones, Contains(testing::StartsWith("title: Về việc thuốc")));
  EXPECT_THAT(zones, Contains("title+ trong năm 2012"));
}

TEST(ZoneBoxes, ALongSubjectIsFullLinesAboveACenteredOne) {
  PageBuilder page = HeaderAndType("THÔNG BÁO", 780);
  page.Line(kBodyLeft, 464, "Kết luận " + FullLine(kBodyLeft + 126))
      .Line(kBodyLeft, 508, "Hội " + FullLine(kBodyLeft + 56))
      .Line(640, 552, "của trung tâm Lâm Hà");
  for (int y = 640; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains(testing::StartsWith("title: Kết luận")));
  EXPECT_THAT(zones, Not(Contains(testing::StartsWith("body: Kết luận"))));
  EXPECT_THAT(zones, Not(Contains(testing::StartsWith("body: của"))));
}

TEST(ZoneBoxes, AnIndentedLineRightBelowTheSubjectIsBody) {
  PageBuilder page = HeaderAndType("CHỈ THỊ", 780);
  page.Line(560, 464, "Về việc thành lập Tổ công tác")
      .Line(kIndented, 520, "Qua " + FullLine(kIndented + 56))
      .Line(kBodyLeft, 564, FullLine(kBodyLeft))
      .Line(kBodyLeft, 608, "trong năm 2012.");
  for (int y = 660; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains("title: Về việc thành lập Tổ công tác"));
  EXPECT_THAT(zones, Contains(testing::StartsWith("body: Qua thuốc")));
  EXPECT_THAT(zones, Contains("body+ trong năm 2012."));
}

TEST(ZoneBoxes, BelowTheAddresseesSmallLettersAreNoTitle) {
  PageBuilder page = HeaderAndType("TỜ TRÌNH", 780);
  page.Line(500, 520, "Kính gửi: Hội đồng nhân dân tỉnh")
      .Line(kIndented, 640, "Thực hiện quy định của Luật, ủy ban");
  for (int y = 684; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  EXPECT_THAT(ZonesOf(page.page()), Contains("body: Thực hiện quy định của Luật, ủy ban"));
}

TEST(ZoneBoxes, WhatIsStampedBesideTheTypeIsNoPartOfIt) {
  PageBuilder page = HeaderAndType("HQAI", 300);
  page.Line(780, 420, "GIẤY MỜI");
  for (int y = 560; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains("title: GIẤY MỜI"));
  EXPECT_THAT(zones, Contains("handwriting: HQAI"));
}

TEST(ZoneBoxes, AStrayLetterBeforeABulletGoes) {
  PageBuilder page = Letter();
  page.Line(530, 652, "M", 0.3).Line(560, 652, "- Bệnh viện Lâm Hà.");
  EXPECT_THAT(ZonesOf(page.page()), Contains("recipients: - Bệnh viện Lâm Hà."));
}

TEST(ZoneBoxes, AColumnHeadedLikeTheDistributionListIsNone) {
  PageBuilder page;
  for (int y = 200; y < 600; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  page.Line(kBodyLeft, 660, "ĐƠN VỊ NHẬN NỘI DUNG");
  EXPECT_THAT(ZonesOf(page.page()), Not(Contains(testing::StartsWith("distribution"))));
}

TEST(ZoneBoxes, WhatTheSigningProgramPrintsIsNotTheIssuer) {
  PageBuilder page = Letter();
  page.Line(900, 60, "Người ký: SỞ Y TẾ")
      .Line(900, 100, "Thời gian ký: 05.07.2024 10:18:12 +07:00");
  const auto zones = ZonesOf(page.page());
  EXPECT_EQ(zones[0], "digital_signature: Người ký: SỞ Y TẾ");
  EXPECT_EQ(zones[2], "header_left: UBND TỈNH LÂM HÀ");
}

TEST(ZoneBoxes, TheIncomingStampsNumberIsNotTheLetters) {
  PageBuilder page = Letter();
  page.Line(140, 560, "ĐẾN Số: 15").Line(140, 604, "Ngày: 9/7");
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains("incoming_stamp: ĐẾN Số: 15"));
  EXPECT_THAT(zones, Contains("incoming_stamp: Ngày: 9/7"));
  EXPECT_THAT(zones, Contains("recipients: - Trung tâm Y tế các huyện;"));
}

// A decision with the frame of an incoming stamp, whose level lines are rules, under its number.
PageBuilder StampedDecision() {
  PageBuilder page;
  page.Line(300, 200, "BỘ NỘI VỤ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Line(330, 244, "                          Độc lập - Tự do - Hạnh phúc")
      .Line(300, 300, "Số: 25/QĐ-BNV             Hà Nội, ngày 05 tháng 7 năm 2012")
      .Rule(100, 345, 560)
      .Line(120, 352, "CỔNG TIN NỘI BỘ")
      .Line(150, 400, "CỘNG VĂ ĐẾN")
      .Line(120, 444, "Số:... 152")
      .Line(120, 488, "Ngày..7 tháng.7 năm")
      .Rule(100, 530, 560)
      .Line(760, 400, "QUYẾT ĐỊNH");
  for (int y = 640; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  return page;
}

TEST(ZoneBoxes, AFramedIncomingStampIsNoSubject) {
  const auto zones = ZonesOf(StampedDecision().page());
  EXPECT_THAT(zones, Contains("number: Số: 25/QĐ-BNV"));
  EXPECT_THAT(zones, Contains("incoming_stamp: CỔNG TIN NỘI BỘ"));
  EXPECT_THAT(zones, Contains("incoming_stamp: CỘNG VĂ ĐẾN"));
  EXPECT_THAT(zones, Contains("incoming_stamp: Số:... 152"));
  EXPECT_THAT(zones, Contains("title: QUYẾT ĐỊNH"));
  EXPECT_THAT(zones, Not(Contains(testing::StartsWith("subject"))));
}

TEST(ZoneBoxes, ALineUnderTheStampStaysWhole) {
  PageBuilder page = StampedDecision();
  page.Line(400, 500, "Về việc thành lập Tổ công tác cải cách hành chính của Bộ Nội vụ");
  EXPECT_THAT(ZonesOf(page.page()),
              Contains(testing::EndsWith("Về việc thành lập Tổ công tác cải cách hành chính của Bộ "
                                         "Nội vụ")));
}

TEST(ZoneBoxes, AScribbleUnderTheNumberIsNoSubject) {
  PageBuilder page;
  page.Line(300, 200, "BỘ NỘI VỤ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Line(330, 244, "-                         Độc lập - Tự do - Hạnh phúc")
      .Line(300, 300, "Số: 25/QĐ-BNV             Hà Nội, ngày 05 tháng 7 năm 2012")
      .Line(320, 360, "l3”", 0.6)
      .Line(760, 420, "QUYẾT ĐỊNH")
      .Line(560, 464, "Về việc thành lập Tổ công tác");
  for (int y = 560; y < 1000; y += 44) page.Line(kBodyLeft, y, FullLine(kBodyLeft));
  const auto zones = ZonesOf(page.page());
  EXPECT_THAT(zones, Contains("handwriting: l3”"));
  EXPECT_THAT(zones, Contains("noise: -"));
  EXPECT_THAT(zones, Contains("title: QUYẾT ĐỊNH"));
  EXPECT_THAT(zones, Contains("title: Về việc thành lập Tổ công tác"));
}

TEST(ZoneBoxes, AnUrgencyStampIsItsOwnZone) {
  PageBuilder page = Letter();
  page.Line(300, 480, "HỎA TỐC");
  EXPECT_THAT(ZonesOf(page.page()), Contains("urgency_stamp: HỎA TỐC"));
}

TEST(ZoneBoxes, GarbledHandwritingBesideTheSignatureIsNotRead) {
  PageBuilder page = Letter();
  page.Line(1000, 1200, "ủ⁄{ Jš", 0.2);
  for (const std::string& line : ZonesOf(page.page())) {
    if (line.find("Jš") == std::string::npos) continue;
    EXPECT_THAT(line, testing::StartsWith("noise"));
  }
}

TEST(ReadRows, APartOfALineMayComeAfterBothItsNeighbors) {
  PageBuilder page;
  page.Line(200, 400, "(Kèm theo Công văn số")
      .Line(1100, 402, "năm 2021 của Sở Nội vụ)")
      .Line(900, 404, "tháng");
  const PageRows rows = ReadRows(page.page());
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(TextOf(rows.rows[0].words), "(Kèm theo Công văn số tháng năm 2021 của Sở Nội vụ)");
}

TEST(ZoneBoxes, AnEmptyPageHasNoLines) { EXPECT_TRUE(ZoneBoxes(PageContent{}).empty()); }

}  // namespace
}  // namespace vanthu
