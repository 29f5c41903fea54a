#include "pipeline/recognize/handwriting/header_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <initializer_list>
#include <string>

namespace vanthu {
namespace {

using testing::ElementsAre;
using Hand = HeaderField::Hand;
using Kind = HeaderField::Kind;

constexpr int kWidth = 1654;
constexpr int kHeight = 2339;
constexpr int kBaseline = 322;

struct Print {
  const char* text;
  int left;
  int right;
};

OcrLine LineOf(std::initializer_list<Print> words) {
  OcrLine line;
  for (const Print& word : words) {
    const Box box = {.left = word.left, .top = 297, .right = word.right, .bottom = kBaseline};
    line.words.push_back({.text = word.text, .box = box, .confidence = 0.9});
    line.box = Union(line.box, box);
  }
  return line;
}

std::vector<std::string> TextsOf(const OcrLine& line) {
  std::vector<std::string> texts;
  for (const Word& word : line.words) texts.push_back(word.text);
  return texts;
}

// A page with the print of a number line: blocks where its letters are.
class HeaderFieldsTest : public testing::Test {
 protected:
  HeaderFieldsTest() : pix_(pixCreate(kWidth, kHeight, 1)) {
    for (const int x : {342, 362}) Fill(x, kBaseline - 22, 14, 22);
    for (int x = 497; x < 640; x += 24) Fill(x, kBaseline - 22, 16, 22);
  }

  void Fill(int x, int y, int width, int height) {
    pixRasterop(pix_, x, y, width, height, PIX_SET, nullptr, 0, 0);
  }

  // To be called once: the scan takes the pixels over.
  HeaderReading Read(OcrLine line, const DigitReader* digits = nullptr) {
    const HeaderScan scan = KeepHeader(Image(pix_), {}, kWidth, kHeight);
    return ReadHeaderFields({std::move(line)}, kWidth, kHeight, scan, digits);
  }

  Pix* pix_;
};

TEST_F(HeaderFieldsTest, KeepHeaderKeepsTheUpperPartAndTheWayToIt) {
  Fill(400, 290, 10, 40);
  const HeaderScan scan = KeepHeader(Image(pix_), {}, kWidth, kHeight);
  EXPECT_EQ(scan.image.width(), kWidth);
  EXPECT_LT(scan.image.height(), kHeight / 2);
  EXPECT_EQ(scan.to_image, Affine{});
}

TEST_F(HeaderFieldsTest, ABlankLosesWhatTheEngineMadeOfIt) {
  const HeaderReading page =
      Read(LineOf({{"Số:", 342, 384}, {"._", 410, 459}, {"/SYT-NVY", 487, 644}}));
  ASSERT_EQ(page.fields.size(), 1U);
  EXPECT_EQ(page.fields[0].kind, Kind::kNumber);
  EXPECT_EQ(page.fields[0].hand, Hand::kBlank);
  EXPECT_THAT(TextsOf(page.lines[0]), ElementsAre("Số:", "/SYT-NVY"));
}

TEST_F(HeaderFieldsTest, HandwritingNobodyCanReadIsTakenOutOfTheText) {
  Fill(415, 285, 6, 50);
  Fill(440, 280, 6, 45);
  const HeaderReading page =
      Read(LineOf({{"Số:", 342, 384}, {"47", 410, 459}, {"/SYT-NVY", 487, 644}}));
  ASSERT_EQ(page.fields.size(), 1U);
  EXPECT_EQ(page.fields[0].hand, Hand::kWritten);
  EXPECT_EQ(page.fields[0].printed, "47");
  EXPECT_TRUE(page.fields[0].readings.empty());
  EXPECT_NEAR(page.fields[0].box.left, 413, 2);
  EXPECT_THAT(TextsOf(page.lines[0]), ElementsAre("Số:", "/SYT-NVY"));
}

TEST_F(HeaderFieldsTest, AMergedWordIsTakenApart) {
  Fill(415, 285, 6, 50);
  const HeaderReading page = Read(LineOf({{"Số:{/#†/SYT-NVY", 342, 644}, {"Long", 785, 849}}));
  ASSERT_EQ(page.fields.size(), 1U);
  EXPECT_THAT(TextsOf(page.lines[0]), ElementsAre("Số:", "/SYT-NVY", "Long"));
}

TEST_F(HeaderFieldsTest, PrintStaysAsItWasRead) {
  // Two digits of 33-pixel type: as high as each other, on the line.
  Fill(391, kBaseline - 22, 14, 22);
  Fill(408, kBaseline - 22, 14, 22);
  const OcrLine line = LineOf({{"Số:", 342, 384}, {"02/SYT-NVD", 390, 577}});
  const HeaderReading page = Read(line);
  ASSERT_EQ(page.fields.size(), 1U);
  EXPECT_EQ(page.fields[0].hand, Hand::kPrinted);
  EXPECT_EQ(page.lines, std::vector<OcrLine>{line});
}

TEST_F(HeaderFieldsTest, WithoutAHeaderNothingChanges) {
  const OcrLine line = LineOf({{"Kính", 342, 400}, {"gửi:", 410, 459}});
  const HeaderReading page = Read(line);
  EXPECT_TRUE(page.fields.empty());
  EXPECT_EQ(page.lines, std::vector<OcrLine>{line});
}

TEST(HeaderFields, AnEmptyScanIsNoHeader) {
  EXPECT_TRUE(KeepHeader({}, {}, kWidth, kHeight).image.empty());
  const OcrLine line = LineOf({{"Số:", 342, 384}, {"47", 410, 459}, {"/SYT-NVY", 487, 644}});
  EXPECT_EQ(ReadHeaderFields({line}, kWidth, kHeight, {}, nullptr).lines,
            std::vector<OcrLine>{line});
}

}  // namespace
}  // namespace vanthu
