#include "pipeline/read_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

using testing::IsEmpty;

class ReadPageTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = std::filesystem::path(testing::TempDir()) /
           testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(dir_);
    auto created = Recognizer::Create();
    ASSERT_TRUE(created.has_value()) << created.error().message;
    recognizer_.emplace(std::move(*created));
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }

  std::filesystem::path Written(const Image& image) {
    const auto path = dir_ / "scan.png";
    EXPECT_EQ(pixWrite(path.c_str(), image.pix(), IFF_PNG), 0);
    return path;
  }

  PageContent Read(const std::filesystem::path& path) {
    const auto source = Source::Open(path);
    EXPECT_TRUE(source.has_value()) << source.error().message;
    auto page = ReadPage(*source, 1, *recognizer_, nullptr);
    EXPECT_TRUE(page.has_value()) << page.error().message;
    return page.value_or(PageContent());
  }

  std::filesystem::path dir_;
  std::optional<Recognizer> recognizer_;
};

int WordsOf(const PageContent& page) {
  int words = 0;
  for (const OcrLine& line : page.lines) words += static_cast<int>(line.words.size());
  return words;
}

TEST_F(ReadPageTest, WordsTheEngineIsNotSureOfTellOnTheScan) {
  const PrintedPage printed = PrintPage();
  constexpr float kCoarse = 0.3F;
  const Image coarse(pixScaleToGray(printed.image.pix(), kCoarse));
  ASSERT_FALSE(coarse.empty());
  pixSetResolution(coarse.pix(), 60, 60);
  const PageContent sharp = Read(Written(printed.image));
  const PageContent blurred = Read(Written(coarse));
  const auto unsure = [](const PageContent& page) {
    return std::ranges::count(page.quality.reasons, "low_confidence", &Issue::what);
  };
  EXPECT_EQ(unsure(sharp), 0);
  EXPECT_EQ(unsure(blurred), 1);
  EXPECT_LT(blurred.quality.score, 0.75);
  EXPECT_GE(blurred.quality.score, 0);
}

TEST_F(ReadPageTest, ScanGivesWordsOnAPageThatKnowsItsSize) {
  const PrintedPage printed = PrintPage();
  const PageContent page = Read(Written(printed.image));
  EXPECT_EQ(page.source, PageContent::Source::kOcr);
  EXPECT_EQ(page.number, 1);
  EXPECT_EQ(page.width, printed.image.width());
  EXPECT_EQ(page.height, printed.image.height());
  EXPECT_EQ(page.dpi, kPrintedDpi);
  EXPECT_NEAR(WordsOf(page), static_cast<int>(printed.words.size()), 20);
}

TEST_F(ReadPageTest, LinesOfACrookedBitonalScanAreLevelAndTheirWordsMapBack) {
  constexpr double kRadians = 0.9 * 3.14159265358979 / 180;
  const PrintedPage printed = PrintPage();
  const Image crooked(pixRotateBySampling(printed.image.pix(), 0, 0,
                                          static_cast<l_float32>(kRadians), L_BRING_IN_WHITE));
  Pix* with_resolution = crooked.pix();
  pixSetResolution(with_resolution, kPrintedDpi, kPrintedDpi);
  const PageContent page = Read(Written(crooked));
  ASSERT_GT(page.lines.size(), 15U);
  int long_lines = 0;
  for (const OcrLine& line : page.lines) {
    if (line.words.size() < 10) continue;
    ++long_lines;
    // Turned by 0.9° a line of 1300 pixels rises by 20.
    EXPECT_LT(line.box.height(), 48) << line.words[0].text;
  }
  EXPECT_GT(long_lines, 10);
  // The first printed word, turned as the scan was, is read there.
  const Box first = printed.words[0].box;
  const Affine turned = {.xx = std::cos(kRadians),
                         .xy = -std::sin(kRadians),
                         .x0 = 0,
                         .yx = std::sin(kRadians),
                         .yy = std::cos(kRadians),
                         .y0 = 0};
  const Box expected = Apply(turned, first);
  const Box found = Apply(page.to_scan, page.lines[0].words[0].box);
  constexpr int kSlack = 5;
  EXPECT_NEAR(found.left, expected.left, kSlack);
  EXPECT_NEAR(found.right, expected.right, kSlack);
  EXPECT_NEAR(found.top, expected.top, kSlack);
  EXPECT_NEAR(found.bottom, expected.bottom, kSlack);
}

// Capitals have nothing that sticks out, so their shapes do not tell which way up they are.
TEST_F(ReadPageTest, AFewCapitalsAreReadWhicheverWayUpTheyStand) {
  L_BMF* font = bmfCreate(nullptr, 20);
  const Image page(CopyOf(WhitePage()));
  const char* const lines[] = {"REPORT OF THE HARBOUR OFFICE", "TABLE OF SHIPS AND BOATS"};
  int y = 500;
  for (const char* line : lines) {
    pixSetTextline(page.pix(), font, line, 1, 300, y, nullptr, nullptr);
    y += 80;
  }
  bmfDestroy(&font);
  for (const int turns : {0, 1, 2, 3}) {
    const Image turned(pixRotateOrth(page.pix(), turns));
    pixSetResolution(turned.pix(), kPrintedDpi, kPrintedDpi);
    const PageContent read = Read(Written(turned));
    std::string text;
    for (const OcrLine& line : read.lines) {
      for (const Word& word : line.words) text += word.text + ' ';
    }
    EXPECT_THAT(text, testing::HasSubstr("TABLE")) << turns;
    EXPECT_THAT(text, testing::HasSubstr("BOATS")) << turns;
  }
}

TEST_F(ReadPageTest, WhitePageIsBlankAndSaysSo) {
  const PageContent page = Read(Written(WhitePage()));
  EXPECT_EQ(page.source, PageContent::Source::kBlank);
  EXPECT_THAT(page.lines, IsEmpty());
  EXPECT_TRUE(std::ranges::any_of(page.issues,
                                  [](const Issue& issue) { return issue.what == "blank_page"; }));
}

TEST_F(ReadPageTest, PlainTextIsCopiedNotRecognized) {
  const auto path = dir_ / "letter.txt";
  std::ofstream(path) << "Số: 12/KH-UBND\nKính gửi: Các sở\n";
  const PageContent page = Read(path);
  EXPECT_EQ(page.source, PageContent::Source::kPlainText);
  ASSERT_GE(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[0].words[0].text, "Số:");
  EXPECT_TRUE(page.lines[0].words[0].box.empty());
}

TEST_F(ReadPageTest, APageThatIsNotThereIsAnError) {
  const auto source = Source::Open(Written(WhitePage()));
  ASSERT_TRUE(source.has_value());
  EXPECT_FALSE(ReadPage(*source, 2, *recognizer_, nullptr).has_value());
}

}  // namespace
}  // namespace vanthu
