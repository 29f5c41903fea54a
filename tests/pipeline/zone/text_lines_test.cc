#include "pipeline/zone/text_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<TextLine> Cut(const std::string& text) {
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
  return CutIntoLines(page);
}

std::vector<std::string> TextsOf(const std::vector<TextLine>& lines) {
  std::vector<std::string> texts;
  for (const TextLine& line : lines) texts.push_back((line.right_column ? "| " : "") + line.text);
  return texts;
}

HeadString HeadOf(const std::string& text) { return Cut(text).at(0).head; }

TEST(TextLines, CutsTheNationStringOff) {
  const auto lines = Cut("UBND TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  EXPECT_THAT(TextsOf(lines),
              ElementsAre("UBND TỈNH LẠNG SƠN", "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  EXPECT_EQ(lines[1].head, HeadString::kNation);
}

TEST(TextLines, KnowsFixedStringsWithFalseLetters) {
  EXPECT_EQ(HeadOf("CONG HOA XA HOI CHU NGHIA VIET NAM"), HeadString::kNation);
  EXPECT_EQ(HeadOf("Dac 1ap - Tu do - Hanh phuc"), HeadString::kMotto);
  EXPECT_EQ(HeadOf("ĐẢNG CỌNG SẢN VIỆT NAM"), HeadString::kParty);
  EXPECT_EQ(HeadOf("Độc lập về tài chính"), HeadString::kNone);
}

TEST(TextLines, CutsTheDateOffTheNumber) {
  const auto lines = Cut("Số: 98/STC-NS Lạng Sơn, ngày 12 tháng 01 năm 2021");
  EXPECT_THAT(TextsOf(lines),
              ElementsAre("Số: 98/STC-NS", "| Lạng Sơn, ngày 12 tháng 01 năm 2021"));
  EXPECT_EQ(lines[0].head, HeadString::kNumber);
  EXPECT_EQ(lines[1].head, HeadString::kDate);
}

TEST(TextLines, KnowsANumberLineWithAScribble) {
  EXPECT_EQ(HeadOf("Só:{/#†/STC-NS"), HeadString::kNumber);
  EXPECT_EQ(HeadOf("Số điện thoại: 0205/STC-NS"), HeadString::kNone);
  EXPECT_EQ(HeadOf("Số: 12/STC-NS đã được gửi"), HeadString::kNone);
}

TEST(TextLines, LeavesNumbersOfSentencesAlone) {
  EXPECT_THAT(TextsOf(Cut("Theo Công văn số 12/STC-NS, ngày 12 tháng 01 năm 2021")),
              ElementsAre("Theo Công văn số 12/STC-NS, ngày 12 tháng 01 năm 2021"));
}

TEST(TextLines, CutsTheSignatureOffTheDistributionList) {
  const auto lines =
      Cut("Nơi nhận: GIÁM ĐỐC SỞ\n"
          "- Như trên;\n"
          "- Lưu: VT, NS. Đàm Quế Lâm");
  EXPECT_THAT(TextsOf(lines), ElementsAre("Nơi nhận:", "| GIÁM ĐỐC SỞ", "- Như trên;",
                                          "- Lưu: VT, NS.", "| Đàm Quế Lâm"));
}

TEST(TextLines, KeepsCodesOfUnitsInTheList) {
  EXPECT_THAT(TextsOf(Cut("Nơi nhận:\n- Lưu: VT, TCCB.")),
              ElementsAre("Nơi nhận:", "- Lưu: VT, TCCB."));
}

TEST(TextLines, RemembersBlankLines) {
  const auto lines = Cut("KẾ HOẠCH\n\nNăm 2021\nI. MỤC ĐÍCH");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[0].after_blank);
  EXPECT_TRUE(lines[1].after_blank);
  EXPECT_FALSE(lines[2].after_blank);
}

TEST(TextLines, TakesMarkdownMarksOff) {
  const auto lines = Cut("## **KẾ HOẠCH**");
  EXPECT_EQ(lines[0].bare, "KẾ HOẠCH");
  EXPECT_EQ(lines[0].folded, "ke hoach");
  EXPECT_EQ(lines[0].text, "## **KẾ HOẠCH**");
}

TEST(TextLines, HasNoLinesForAnEmptyPage) { EXPECT_THAT(Cut("\n\n"), IsEmpty()); }

}  // namespace
}  // namespace vanthu
