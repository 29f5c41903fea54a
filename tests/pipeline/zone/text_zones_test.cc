#include "pipeline/zone/text_zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

PageContent PageOf(const std::string& text) {
  PageContent page;
  page.source = PageContent::Source::kPlainText;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    OcrLine ocr_line;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      ocr_line.words.push_back({.text = word, .box = {}, .confidence = 1.0});
    }
    page.lines.push_back(ocr_line);
  }
  return page;
}

// "zone: text" of each line; a line that goes on from the one before has "+" in front.
std::vector<std::string> Zones(const std::string& text) {
  std::vector<std::string> zones;
  for (const ZonedLine& line : ZonePlainText(PageOf(text), TestKnowledge())) {
    zones.push_back((line.starts_paragraph ? "" : "+") + std::string(ZoneName(line.zone)) + ": " +
                    line.text);
  }
  return zones;
}

TEST(TextZones, ALetterInTranscriptionOrder) {
  EXPECT_THAT(
      Zones("UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nSố: 12/SNV-VP\nV/v rà soát hồ sơ\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Cà Mau, ngày 05 tháng 6 năm 2019\nKính gửi:\n- Các phòng;\n- Các trạm.\n"
            "Thực hiện kế hoạch, đề nghị các đơn vị báo cáo./.\nNơi nhận:\n- Như trên;\n"
            "- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Thử\n"),
      ElementsAre(
          "header_left: UBND TỈNH CÀ MAU", "header_left: SỞ NỘI VỤ", "number: Số: 12/SNV-VP",
          "subject: V/v rà soát hồ sơ", "header_right: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "header_right: Độc lập - Tự do - Hạnh phúc", "date: Cà Mau, ngày 05 tháng 6 năm 2019",
          "recipients: Kính gửi:", "recipients: - Các phòng;", "recipients: - Các trạm.",
          "body: Thực hiện kế hoạch, đề nghị các đơn vị báo cáo./.",
          "distribution: Nơi nhận:", "distribution: - Như trên;", "distribution: - Lưu: VT.",
          "signature: GIÁM ĐỐC", "signature: Lê Văn Thử"));
}

TEST(TextZones, ColumnsRunTogetherComeApart) {
  EXPECT_THAT(Zones("UBND TINH CA MAU CONG HOA XA HOI CHU NGHIA VIET NAM\n\n"
                    "SO NOI VU Poc 1ap - Tw do - Hanh phic\n"
                    "S6: 98 /SNV-VP Ca Mau, ngay 12 thang 01 ndm 2021\nVv ra soat\nho so\n"
                    "Kinh gtri:\n\n- Cac phong;\n"),
              ElementsAre("header_left: UBND TINH CA MAU", "header_left: SO NOI VU",
                          "number: S6: 98 /SNV-VP", "subject: Vv ra soat", "+subject: ho so",
                          "header_right: CONG HOA XA HOI CHU NGHIA VIET NAM",
                          "header_right: Poc 1ap - Tw do - Hanh phic",
                          "date: Ca Mau, ngay 12 thang 01 ndm 2021",
                          "recipients: Kinh gtri:", "recipients: - Cac phong;"));
}

TEST(TextZones, ALostHeadLeavesNumberAndSubject) {
  EXPECT_THAT(Zones("Số: 12/SNV-VP\nV/v rà soát\nhồ sơ\n\nCà Mau, ngày 05 tháng 6 năm 2019\n\n"
                    "Kính gửi: Các phòng\n\nCăn cứ kế hoạch;\n"),
              ElementsAre("number: Số: 12/SNV-VP", "subject: V/v rà soát", "+subject: hồ sơ",
                          "date: Cà Mau, ngày 05 tháng 6 năm 2019",
                          "recipients: Kính gửi: Các phòng", "body: Căn cứ kế hoạch;"));
}

TEST(TextZones, TitleBeforeNoiNhanAndNameAfterIt) {
  EXPECT_THAT(Zones("ghi nhận kết quả./.\n\nGIÁM ĐỐC\n\nNơi nhận:\n\n- Như trên;\n- Lưu: VT./.\n\n"
                    "Lê Văn Thử\n"),
              ElementsAre("+body: ghi nhận kết quả./.", "distribution: Nơi nhận:",
                          "distribution: - Như trên;", "distribution: - Lưu: VT./.",
                          "signature: GIÁM ĐỐC", "signature: Lê Văn Thử"));
}

TEST(TextZones, FooterColumnsRunTogetherComeApart) {
  EXPECT_THAT(
      Zones("Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT, VP. Lê Văn Thử\n"),
      ElementsAre("distribution: Nơi nhận:", "distribution: - Như trên;",
                  "distribution: - Lưu: VT, VP.", "signature: KT. GIÁM ĐỐC",
                  "signature: PHÓ GIÁM ĐỐC", "signature: Lê Văn Thử"));
}

TEST(TextZones, MarkdownTitleAndSubject) {
  EXPECT_THAT(Zones("Số: /KH-SNV\n\nCà Mau, ngày tháng 7 năm 2024\n\n## KẾ HOẠCH\n\n"
                    "### Rà soát hồ sơ cán bộ\n\nThực hiện chỉ đạo của tỉnh.\n\n"
                    "**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n\n**Lê Văn Thử**\n"),
              ElementsAre("number: Số: /KH-SNV", "date: Cà Mau, ngày tháng 7 năm 2024",
                          "title: ## KẾ HOẠCH", "title: ### Rà soát hồ sơ cán bộ",
                          "body: Thực hiện chỉ đạo của tỉnh.", "signature: **KT. GIÁM ĐỐC",
                          "signature: PHÓ GIÁM ĐỐC**", "signature: **Lê Văn Thử**"));
}

TEST(TextZones, TheOfficeThatDecidesIsNoSubject) {
  EXPECT_THAT(Zones("Số: 5/QĐ-SNV\nCà Mau, ngày 05 tháng 6 năm 2019\nQUYẾT ĐỊNH\n"
                    "Về việc ban hành quy chế\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ luật;\nQUYẾT ĐỊNH:\n"
                    "Điều 1. Ban hành quy chế.\n"),
              ElementsAre("number: Số: 5/QĐ-SNV", "date: Cà Mau, ngày 05 tháng 6 năm 2019",
                          "title: QUYẾT ĐỊNH", "title: Về việc ban hành quy chế",
                          "body: GIÁM ĐỐC SỞ NỘI VỤ", "body: Căn cứ luật;",
                          "title: QUYẾT ĐỊNH:", "body: Điều 1. Ban hành quy chế."));
}

TEST(TextZones, TheAssemblyThatResolvesIsNoSubject) {
  EXPECT_THAT(Zones("Số: 7/NQ-HĐND\nSơn La, ngày 08 tháng 12 năm 2020\nNGHỊ QUYẾT\n"
                    "Quy định mức chi thăm hỏi\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA\nCăn cứ luật;\n"),
              ElementsAre("number: Số: 7/NQ-HĐND", "date: Sơn La, ngày 08 tháng 12 năm 2020",
                          "title: NGHỊ QUYẾT", "title: Quy định mức chi thăm hỏi",
                          "body: HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA", "body: Căn cứ luật;"));
}

TEST(TextZones, ATypeWithItsIssuerIsATitle) {
  EXPECT_THAT(
      Zones("Số: 195/BYT-QĐ\nHà Nội, ngày 19 tháng 9 năm 1992\n"
            "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ Y TẾ\nVề việc ban hành quy chế\n"
            "BỘ TRƯỞNG BỘ Y TẾ\nCăn cứ luật;\n"),
      ElementsAre("number: Số: 195/BYT-QĐ", "date: Hà Nội, ngày 19 tháng 9 năm 1992",
                  "title: QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ Y TẾ", "title: Về việc ban hành quy chế",
                  "body: BỘ TRƯỞNG BỘ Y TẾ", "body: Căn cứ luật;"));
}

TEST(TextZones, TheYouthUnionHasItsNameInTheRightColumn) {
  EXPECT_THAT(Zones("BCH ĐOÀN TỈNH SƠN LA\nBAN THƯỜNG VỤ\nSố: 36-KH/TĐTN\n"
                    "ĐOÀN TNCS HỒ CHÍ MINH\nSơn La, ngày 06 tháng 5 năm 2018\nKẾ HOẠCH\n"
                    "Tổ chức chiến dịch hè\nI. MỤC ĐÍCH\n"),
              IsSupersetOf({"header_right: ĐOÀN TNCS HỒ CHÍ MINH", "title: KẾ HOẠCH",
                            "title: Tổ chức chiến dịch hè"}));
}

TEST(TextZones, TheStampNamesWhoReceivedTheLetter) {
  const std::string stamp = "ĐẾN\nSố: 177\nNgày: 19/9/2017\nChuyển: NV\n";
  const std::string head =
      "Số: 53/BYT-DP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 15 tháng 9 năm 2017\n";
  EXPECT_THAT(Zones("SỞ Y TẾ SƠN LA\n" + stamp + "BỘ Y TẾ\n" + head),
              IsSupersetOf({"incoming_stamp: SỞ Y TẾ SƠN LA", "header_left: BỘ Y TẾ"}));
  EXPECT_THAT(Zones("BỘ Y TẾ\n" + stamp + head), testing::Contains("header_left: BỘ Y TẾ"));
}

TEST(TextZones, ACopyHasItsOwnNumberAndSigner) {
  const std::string letter =
      "Số: 12/SNV-VP\nCà Mau, ngày 05 tháng 6 năm 2019\nKính gửi: Các phòng.\nĐề nghị báo cáo.\n"
      "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Thử\n";
  EXPECT_THAT(Zones(letter + "SỞ Y TẾ\nSố: 15/SY-SYT\nSAO Y\nCHÁNH VĂN PHÒNG\nVõ Thị Mẫu\n"),
              IsSupersetOf({"signature: Lê Văn Thử", "copy_block: SỞ Y TẾ",
                            "copy_block: Số: 15/SY-SYT", "copy_block: Võ Thị Mẫu"}));
  EXPECT_THAT(Zones(letter + "Số 05-BS/VPTU\nCHÁNH VĂN PHÒNG\nVõ Thị Mẫu\n"),
              IsSupersetOf({"signature: Lê Văn Thử", "copy_block: Số 05-BS/VPTU",
                            "copy_block: Võ Thị Mẫu"}));
}

TEST(TextZones, AnActingHeadIsOneLine) {
  EXPECT_THAT(Zones("Số: 12/SNV-VP\nCà Mau, ngày 05 tháng 6 năm 2019\nĐề nghị báo cáo.\n"
                    "Nơi nhận:\n- Lưu: VT.\nQ. BỘ TRƯỞNG\nLê Văn Thử\n"),
              testing::Contains("signature: Q. BỘ TRƯỞNG"));
}

TEST(TextZones, TheSendersNameOpensTheText) {
  const std::string head =
      "UBND HUYỆN TÂN PHÚ\nPHÒNG KINH TẾ\nSố: 12/GM-PKT\nTân Phú, ngày 05 tháng 6 năm 2019\n";
  EXPECT_THAT(
      Zones(head + "GIẤY MỜI\nDự họp về chợ nông thôn\nPhòng Kinh tế tổ chức cuộc họp.\n"),
      IsSupersetOf({"title: Dự họp về chợ nông thôn", "body: Phòng Kinh tế tổ chức cuộc họp."}));
  EXPECT_THAT(
      Zones(head + "Kính gửi: UBND các xã\nPhòng Kinh tế gửi báo cáo.\n"),
      IsSupersetOf({"recipients: Kính gửi: UBND các xã", "body: Phòng Kinh tế gửi báo cáo."}));
}

TEST(TextZones, StampsStandApart) {
  EXPECT_THAT(
      Zones("Số: 12/SNV-VP\nHỎA TỐC\nCà Mau, ngày 05 tháng 6 năm 2019\nKính gửi:\nMẬT\n"
            "- Các phòng.\nĐề nghị thực hiện.\n"),
      IsSupersetOf({"urgency_stamp: HỎA TỐC", "secrecy_stamp: MẬT", "recipients: - Các phòng."}));
}

TEST(TextZones, APageWithoutHeadIsBody) {
  EXPECT_THAT(Zones("tiếp tục thực hiện.\n2. Các phòng báo cáo.\nTT | Tên | Số\n- 2 -\n"),
              ElementsAre("+body: tiếp tục thực hiện.", "body: 2. Các phòng báo cáo.",
                          "table: TT | Tên | Số", "page_number: - 2 -"));
}

TEST(TextZones, WrappedLinesGoOn) {
  EXPECT_THAT(Zones("1. Tập trung chỉ đạo, tổ chức các phong trào thi đua thiết thực,\n"
                    "hiệu quả trong toàn ngành.\n2. Báo cáo.\n"),
              ElementsAre("body: 1. Tập trung chỉ đạo, tổ chức các phong trào thi đua thiết thực,",
                          "+body: hiệu quả trong toàn ngành.", "body: 2. Báo cáo."));
}

TEST(TextZones, ASecondLetterOnThePageHasItsOwnHead) {
  EXPECT_THAT(Zones("SỞ NỘI VỤ\nSố: 12/SNV-VP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                    "Cà Mau, ngày 05 tháng 6 năm 2019\nKính gửi: Các phòng.\nĐề nghị báo cáo.\n"
                    "Nơi nhận:\n- Như trên;\nGIÁM ĐỐC\nLê Văn Thử\nBỘ NỘI VỤ\nSố: 7/BNV-VP\n"
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 01 tháng 6 năm 2019\n"),
              IsSupersetOf({"header_left: BỘ NỘI VỤ", "number: Số: 7/BNV-VP",
                            "date: Hà Nội, ngày 01 tháng 6 năm 2019", "signature: GIÁM ĐỐC"}));
}

TEST(TextZones, NothingGivesNothing) { EXPECT_TRUE(Zones("").empty()); }

TEST(TextZones, WordsKeepTheirPlaceInTheLine) {
  for (const ZonedLine& line : ZonePlainText(PageOf("Số: 12/SNV-VP Cà Mau, ngày 05 tháng 6 năm "
                                                    "2019\nNơi nhận: GIÁM ĐỐC\n"),
                                             TestKnowledge())) {
    for (const WordSpan& word : line.words) {
      EXPECT_EQ(word.span.Of(line.text).find(' '), std::string_view::npos);
      EXPECT_FALSE(word.span.empty());
    }
  }
}

}  // namespace
}  // namespace vanthu
