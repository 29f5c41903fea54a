#include "pipeline/recognize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

bool NearlyEqual(const Box& a, const Box& b, int slack) {
  return std::abs(a.left - b.left) <= slack && std::abs(a.top - b.top) <= slack &&
         std::abs(a.right - b.right) <= slack && std::abs(a.bottom - b.bottom) <= slack;
}

// How many of the printed words were read with the right text at the right place of the scan.
int Found(const PrintedPage& page, const std::vector<OcrLine>& lines, const Affine& to_scan) {
  constexpr int kSlack = 4;
  int found = 0;
  for (const PrintedWord& word : page.words) {
    for (const OcrLine& line : lines) {
      for (const Word& read : line.words) {
        found += read.text == word.text && NearlyEqual(Apply(to_scan, read.box), word.box, kSlack)
                     ? 1
                     : 0;
      }
    }
  }
  return found;
}

class RecognizeTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto created = Recognizer::Create();
    ASSERT_TRUE(created.has_value()) << created.error().message;
    recognizer_ = new Recognizer(std::move(*created));
  }
  static void TearDownTestSuite() {
    delete recognizer_;
    recognizer_ = nullptr;
  }

  static std::vector<OcrLine> Read(const CleanPage& page) {
    auto lines = recognizer_->Recognize(page);
    EXPECT_TRUE(lines.has_value()) << lines.error().message;
    return lines.value_or(std::vector<OcrLine>());
  }

  static Recognizer* recognizer_;
};

Recognizer* RecognizeTest::recognizer_ = nullptr;

TEST_F(RecognizeTest, ReadsWordsWithTheirBoxesLineByLine) {
  const PrintedPage page = PrintPage();
  const auto lines = Read(Clean(Loaded(page.image)));
  // The font is not one of letters and the model is Vietnamese: some words come out wrong.
  EXPECT_GT(Found(page, lines, Affine()), static_cast<int>(page.words.size() * 8 / 10));
  EXPECT_NEAR(static_cast<double>(lines.size()), 24, 1);
  int alternatives = 0;
  for (const OcrLine& line : lines) {
    Box around;
    for (const Word& word : line.words) {
      EXPECT_FALSE(word.text.empty());
      EXPECT_GE(word.confidence, 0);
      EXPECT_LE(word.confidence, 1);
      for (const Alternative& alternative : word.alternatives) {
        alternatives += 1;
        ASSERT_LT(alternative.offset, static_cast<int>(word.text.size()));
        EXPECT_FALSE(alternative.text.empty());
        EXPECT_FALSE(std::string_view(word.text)
                         .substr(static_cast<std::size_t>(alternative.offset))
                         .starts_with(alternative.text))
            << word.text;
        EXPECT_LE(alternative.cost, 15);
      }
      around = Union(around, word.box);
    }
    EXPECT_EQ(around, line.box);
  }
  EXPECT_GT(alternatives, 0);
}

TEST_F(RecognizeTest, BoxesOfATurnedPageLieOnTheScan) {
  PrintedPage page = PrintPage();
  const int height = page.image.height();
  const CleanPage clean = Clean(Loaded(Image(pixRotateOrth(page.image.pix(), 1))));
  for (PrintedWord& word : page.words) {
    word.box = {.left = height - word.box.bottom,
                .top = word.box.left,
                .right = height - word.box.top,
                .bottom = word.box.right};
  }
  EXPECT_GT(Found(page, Read(clean), clean.to_scan), static_cast<int>(page.words.size() * 8 / 10));
}

TEST_F(RecognizeTest, RegionGivesItsWordsOnlyAtTheirPlacesOnThePage) {
  const PrintedPage page = PrintPage();
  const CleanPage clean = Clean(Loaded(page.image));
  const auto whole = Read(clean);
  const Box region = {.left = 0,
                      .top = whole[4].box.bottom + 2,
                      .right = clean.image.width(),
                      .bottom = whole[8].box.top - 2};
  const auto lines = recognizer_->RecognizeRegion(clean, region, Recognizer::Layout::kLines);
  ASSERT_TRUE(lines.has_value()) << lines.error().message;
  ASSERT_EQ(lines->size(), 3U);
  for (std::size_t i = 0; i < lines->size(); ++i) {
    constexpr double kSlack = 6;
    EXPECT_NEAR((*lines)[i].box.center_y(), whole[i + 5].box.center_y(), kSlack) << i;
    EXPECT_NEAR((*lines)[i].box.left, whole[i + 5].box.left, kSlack) << i;
  }
  EXPECT_EQ(Read(clean), whole) << "a page is read as before";
}

TEST_F(RecognizeTest, TheSamePageGivesTheSameWordsWhateverCameBefore) {
  const CleanPage clean = Clean(Loaded(PrintPage().image));
  const auto first = Read(clean);
  Read(Clean(Loaded(Image(pixRotateOrth(PrintPage().image.pix(), 1)), 300)));
  EXPECT_EQ(Read(clean), first);
}

TEST_F(RecognizeTest, WhitePageHasNoLines) {
  EXPECT_THAT(Read(Clean(Loaded(WhitePage()))), testing::IsEmpty());
}

TEST_F(RecognizeTest, SaysWhichEngineAndModelItIs) {
  EXPECT_THAT(recognizer_->version(), MatchesRegex("tesseract [0-9.]+ vie [0-9a-f]{8}"));
}

TEST(Recognizer, NamesThePackageOfAMissingModel) {
  const auto created = Recognizer::Create({.language = "tlh", .tessdata_dir = ""});
  ASSERT_FALSE(created.has_value());
  EXPECT_EQ(created.error().code, Error::Code::kMissingDependency);
  EXPECT_THAT(created.error().message, HasSubstr("tesseract-ocr-tlh"));
}

TEST(Recognizer, NamesTheFolderThatHasNoModel) {
  const auto created = Recognizer::Create({.language = "vie", .tessdata_dir = "/no/such/folder"});
  ASSERT_FALSE(created.has_value());
  EXPECT_THAT(created.error().message, HasSubstr("/no/such/folder"));
}

}  // namespace
}  // namespace vanthu
