#include "pipeline/recognize/signature/second_look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/recognize/signature/signature_region.h"
#include "tests/pipeline/recognize/signature/last_page.h"

namespace vanthu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::vector<std::string> Texts(const std::vector<OcrLine>& lines) {
  std::vector<std::string> texts;
  for (const OcrLine& line : lines) {
    std::string& text = texts.emplace_back();
    for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
  }
  return texts;
}

TEST(IsWhole, WhenATitleAndANameWereRead) {
  auto lines = FootWithoutSignature();
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  lines.push_back(LineAt(kRight, 1500, {"GIÁM", "ĐỐC"}));
  EXPECT_FALSE(IsWhole(lines, *region)) << "the name is missing";
  lines.push_back(LineAt(kRight, 1800, {"Thanh", "Mẫu"}));
  EXPECT_FALSE(IsWhole(lines, *region)) << "a word of the name may be missing";
  lines.back() = LineAt(kRight, 1800, {"Vũ", "Thanh", "Mẫu"});
  EXPECT_TRUE(IsWhole(lines, *region));
}

TEST(DoubtfulTitles, AreAllOfTheBlockDownToTheNameWhereNoneWasRead) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1650, {"Vũ", "Thanh", "Mẫu"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const auto band = DoubtfulTitles(lines, *region, kDpi);
  ASSERT_TRUE(band.has_value());
  EXPECT_EQ(band->top, region->top);
  EXPECT_EQ(band->bottom, 1650);
}

TEST(DoubtfulTitles, AreCloseBelowAHeadThatWasRead) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1500, {"GIÁM", "ĐỐC"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const auto band = DoubtfulTitles(lines, *region, kDpi);
  ASSERT_TRUE(band.has_value());
  EXPECT_NEAR(band->top, 1500, 10);
  EXPECT_LT(band->bottom, 1620);
}

TEST(DoubtfulTitles, AreNoneWhereTheDeputyWasRead) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1500, {"KT.", "GIÁM", "ĐỐC"}));
  lines.push_back(LineAt(kRight, 1540, {"PHÓ", "GIÁM", "ĐỐC"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(DoubtfulTitles(lines, *region, kDpi), std::nullopt);
}

TitleRow RowAt(int top, std::vector<std::string> words, int agreement, bool deputy) {
  OcrLine line = LineAt(kRight, top, std::move(words), 0.6);
  return {.words = std::move(line.words),
          .box = line.box,
          .middle = top + kLineHeight / 2,
          .agreement = agreement,
          .deputy = deputy,
          .confidence = 0.6};
}

TEST(WithTitleRows, ReplaceTheBlotTheTwoRowsWereReadAs) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1512, {"PHO", "7ĐGĂ"}, 0.4));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const auto texts = Texts(WithTitleRows(lines, *region,
                                         {RowAt(1490, {"KT.", "GIÁM", "ĐỐC"}, 7, false),
                                          RowAt(1515, {"PHÓ", "GIÁM", "ĐỐC"}, 10, true)}));
  EXPECT_THAT(texts, Not(Contains("PHO 7ĐGĂ")));
  EXPECT_THAT(texts, Contains("KT. GIÁM ĐỐC"));
  EXPECT_THAT(texts, Contains("PHÓ GIÁM ĐỐC"));
}

TEST(WithTitleRows, LeaveATitleThatTheyReadNoBetter) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1500, {"TL.", "GIÁM", "ĐỐC"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(WithTitleRows(lines, *region, {RowAt(1502, {"GIAM", "ĐOC"}, 7, false)}), lines);
}

TEST(WithSignature, TakesTitlesAndNameAndLeavesWhatTheSealBecame) {
  const auto lines = FootWithoutSignature();
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> readings = {
      {LineAt(kRight, 1500, {"|F", "KT.", "GIÁM", "ĐÓC"}),
       LineAt(kRight, 1540, {"PHÓ", "GIẦM", "ĐÓC"}),
       LineAt(kRight, 1600, {"⁄7", "XHC7", "Zz"}, 0.2), LineAt(kRight, 1800, {"nZ", "Trang"}, 0.3)},
      {LineAt(kRight, 1600, {"SỞ"}), LineAt(kRight, 1640, {"Tà", "Sê"}, 0.3),
       LineAt(kRight, 1800, {"—", "Vũ", "Thanh", "Mẫu", "/"})}};
  EXPECT_THAT(Texts(WithSignature(lines, *region, readings)),
              ElementsAre(testing::StartsWith("Đề nghị"), "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
                          testing::EndsWith("KT. GIÁM ĐÓC"), "PHÓ GIẦM ĐÓC", "Vũ Thanh Mẫu"));
}

TEST(WithSignature, ReplacesOnlyTheWordsItStandsOn) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1502, {"IÁNM", "Đ0©"}, 0.2));
  lines.push_back(LineAt(kRight, 1800, {"Vũ", "Thanh", "Mẫu"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> readings = {
      {LineAt(kRight, 1500, {"GIÁM", "ĐỐC"}), LineAt(kRight, 1800, {"Vã", "Thanh", "Mẩu"})}};
  const auto texts = Texts(WithSignature(lines, *region, readings));
  EXPECT_THAT(texts, Contains("GIÁM ĐỐC"));
  EXPECT_THAT(texts, Not(Contains("IÁNM Đ0©")));
  EXPECT_THAT(texts, Contains("Vũ Thanh Mẫu")) << "a name that was read stays";
  EXPECT_THAT(texts, Not(Contains("Vã Thanh Mẩu")));
}

TEST(WithSignature, TakesTitlesWhoseBoxesTheSealMadeTouch) {
  const auto lines = FootWithoutSignature();
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> readings = {
      {LineAt(kRight, 1500, {"KT.", "GIÁM", "ĐỐC"}), LineAt(kRight, 1515, {"PHÓ", "GIÁM", "ĐỐC"})}};
  const auto texts = Texts(WithSignature(lines, *region, readings));
  EXPECT_THAT(texts, Contains("KT. GIÁM ĐỐC"));
  EXPECT_THAT(texts, Contains("PHÓ GIÁM ĐỐC"));
}

TEST(WithSignature, PutsWhatGoesBeforeAShortNameInFrontOfIt) {
  auto lines = FootWithoutSignature();
  lines.push_back(LineAt(kRight, 1800, {"Thanh", "Mẫu"}));
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> other = {{LineAt(kRight, 1800, {"Vũ", "Lan", "Chi"})}};
  EXPECT_THAT(Texts(WithSignature(lines, *region, other)), Contains("Thanh Mẫu"));
  const std::vector<std::vector<OcrLine>> whole = {
      {LineAt(kRight - 50, 1800, {"Vũ", "Thanh", "Mẩu"})}};
  EXPECT_THAT(Texts(WithSignature(lines, *region, whole)), Contains("Vũ Thanh Mẫu"));
}

TEST(WithSignature, TakesTheNameMostReadingsAgreeOn) {
  const auto lines = FootWithoutSignature();
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> readings = {
      {LineAt(kRight, 1800, {"Thanh", "Mẫu"}),
       LineAt(kRight - 50, 1800, {"Vũ", "Thanh", "Mẫu"}, 0.8)},
      {LineAt(kRight - 50, 1800, {"Vỡ", "Thanh", "Mãn"}, 0.9)},
      {LineAt(kRight - 50, 1800, {"Vũ", "Thanh", "Mẫu"}, 0.8)}};
  EXPECT_THAT(Texts(WithSignature(lines, *region, readings)), Contains("Vũ Thanh Mẫu"));
}

TEST(WithSignature, WithoutTitleOrNameNothingChanges) {
  const auto lines = FootWithoutSignature();
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  const std::vector<std::vector<OcrLine>> readings = {
      {LineAt(kRight, 1500, {"báo", "cáo", "đã", "gửi"}), LineAt(kRight, 1600, {"Tà", "Sê"}, 0.3)}};
  EXPECT_EQ(WithSignature(lines, *region, readings), lines);
}

}  // namespace
}  // namespace vanthu
