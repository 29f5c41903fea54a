#include "pipeline/zone/line_kinds.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

TextLine LineOf(const std::string& text) {
  PageContent page;
  OcrLine line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    line.words.push_back({.text = word, .box = {}, .confidence = 1.0});
  }
  page.lines.push_back(line);
  return CutIntoLines(page).front();
}

const LineKinds& Kinds() {
  static const LineKinds kinds(TestKnowledge());
  return kinds;
}

TEST(LineKinds, AStampIsItsWordsAloneInCapitals) {
  EXPECT_EQ(Kinds().StampZone(LineOf("HỎA TỐC")), Zone::kUrgencyStamp);
  EXPECT_EQ(Kinds().StampZone(LineOf("[TỐI MẬT]")), Zone::kSecrecyStamp);
  EXPECT_EQ(Kinds().StampZone(LineOf("LƯU HÀNH NỘI BỘ")), Zone::kCirculationStamp);
  EXPECT_EQ(Kinds().StampZone(LineOf("Dự thảo lần 2")), Zone::kCirculationStamp);
  EXPECT_EQ(Kinds().StampZone(LineOf("hỏa tốc")), std::nullopt);
  EXPECT_EQ(Kinds().StampZone(LineOf("HỎA TỐC GỬI")), std::nullopt);
}

TEST(LineKinds, ASignersTitleStandsInCapitals) {
  EXPECT_TRUE(Kinds().IsSignerTitle(LineOf("PHÓ GIÁM ĐỐC")));
  EXPECT_TRUE(Kinds().IsSignerTitle(LineOf("T/M BAN THƯỜNG VỤ")));
  EXPECT_FALSE(Kinds().IsSignerTitle(LineOf("Giám đốc Sở Nội vụ")));
  EXPECT_FALSE(Kinds().IsSignerTitle(LineOf("KẾ HOẠCH")));
}

TEST(LineKinds, TheBodyOpensBehindABulletToo) {
  EXPECT_TRUE(Kinds().OpensBody(LineOf("Căn cứ Luật Lưu trữ;")));
  EXPECT_TRUE(Kinds().OpensBody(LineOf("- Theo đề nghị của Văn phòng")));
  EXPECT_FALSE(Kinds().OpensBody(LineOf("Sở Tài chính")));
}

TEST(LineKinds, ACopyIsHeadedInCapitals) {
  EXPECT_TRUE(Kinds().IsCopyBlock(LineOf("SAO Y BẢN CHÍNH")));
  EXPECT_FALSE(Kinds().IsCopyBlock(LineOf("Sao y bản chính")));
}

TEST(LineKinds, TheFootHasAddressesAndSignaturePrograms) {
  EXPECT_TRUE(Kinds().IsAddress(LineOf("(Địa chỉ: số 5 đường Hoa Sen)")));
  EXPECT_FALSE(Kinds().IsAddress(LineOf("Điện thoại bàn")));
  EXPECT_TRUE(Kinds().IsDigitalSignature(LineOf("Ký bởi: Sở Nội vụ")));
}

TEST(LineKinds, PageNumbersTablesAndStampsOfTheReceiver) {
  EXPECT_TRUE(IsPageNumber(LineOf("- 3 -")));
  EXPECT_FALSE(IsPageNumber(LineOf("năm 3")));
  EXPECT_TRUE(IsTableRow(LineOf("| 1 | Sở Y tế |")));
  EXPECT_TRUE(IsStampOfReceiver(LineOf("CÔNG VĂN ĐẾN")));
  EXPECT_FALSE(IsStampOfReceiver(LineOf("đến")));
  EXPECT_TRUE(IsStampLine(LineOf("Ngày: 9/7")));
}

}  // namespace
}  // namespace vanthu
