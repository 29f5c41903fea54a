#include "pipeline/export/letter_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "pipeline/data_files.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/zone/page_builder.h"

namespace vanthu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

const Knowledge& Tables() {
  static const Knowledge knowledge =
      *LoadKnowledge({.data = std::filesystem::path(VANTHU_SOURCE_DIR) / "data", .own = {}});
  return knowledge;
}

Document OnePage() {
  PageBuilder builder;
  builder.Line(300, 900, "Thực hien công tác dân vận năm nay, các đơn vị")
      .Line(300, 950, "báo cáo kết quả vềSở trước ngày");
  Document document;
  document.pages = {builder.page()};
  return document;
}

std::vector<std::string> Words(const std::vector<LetterPage>& pages) {
  std::vector<std::string> words;
  for (const LetterPage& page : pages) {
    for (const PageLine& line : page.lines) {
      for (const PageWord& word : line.words) words.push_back(word.text);
    }
  }
  return words;
}

TEST(LetterPagesTest, WordsStandInReadingOrderWithTheirBoxes) {
  const Document document = OnePage();
  const auto pages = LetterPages(document, RecordOf({}, std::string(64, 'a')), Tables());
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_THAT(Words(pages),
              ElementsAre("Thực", "hien", "công", "tác", "dân", "vận", "năm", "nay,", "các", "đơn",
                          "vị", "báo", "cáo", "kết", "quả", "vềSở", "trước", "ngày"));
  const PageWord& first = pages[0].lines[0].words[0];
  EXPECT_EQ(first.box, document.pages[0].lines[0].words[0].box);
  EXPECT_EQ(pages[0].scan_width, 1654);
  EXPECT_EQ(pages[0].scan_height, 2339);
  EXPECT_DOUBLE_EQ(pages[0].scan_x_dpi, 200);
}

TEST(LetterPagesTest, ChangesOnRecordAreMadeAgain) {
  Document document = OnePage();
  document.pages[0].to_scan = {.xx = 0.5, .xy = 0, .x0 = 0, .yx = 0, .yy = 0.5, .y0 = 0};
  const auto on_scan = [&](std::size_t line, std::size_t word) {
    return Apply(document.pages[0].to_scan, document.pages[0].lines[line].words[word].box);
  };
  Record record = RecordOf({}, std::string(64, 'a'));
  record.changes = {{.page = 1, .box = on_scan(0, 1), .before = "hien", .after = "hiện"},
                    {.page = 1, .box = on_scan(1, 4), .before = "vềSở", .after = "về Sở"},
                    // Not there: nothing happens.
                    {.page = 1, .box = Box{1, 1, 2, 2}, .before = "công", .after = "cống"},
                    {.page = 7, .box = on_scan(0, 1), .before = "hien", .after = "hiền"}};
  const auto pages = LetterPages(document, record, Tables());
  const auto words = Words(pages);
  EXPECT_THAT(words, Contains("hiện"));
  EXPECT_THAT(words, Contains("công"));
  EXPECT_THAT(words, Not(Contains("vềSở")));
  // A word taken apart shares its box.
  const std::vector<PageWord>& second = pages[0].lines[1].words;
  ASSERT_EQ(second[4].text, "về");
  ASSERT_EQ(second[5].text, "Sở");
  const Box whole = document.pages[0].lines[1].words[4].box;
  EXPECT_EQ(second[4].box.left, whole.left);
  EXPECT_EQ(second[5].box.right, whole.right);
  EXPECT_LT(second[4].box.right, second[5].box.left);
}

TEST(LetterPagesTest, TheSizeOfASidewaysScanFollows) {
  Document document = OnePage();
  // Turned by 90° and 1° more about its middle, scaled by half: stored 2339 x 1654 at 300 dpi.
  constexpr double kDegree = 3.14159265358979 / 180;
  const double cosine = std::cos(91 * kDegree);
  const double sine = std::sin(91 * kDegree);
  document.pages[0].width = 827;
  document.pages[0].height = 1170;
  document.pages[0].dpi = 150;
  document.pages[0].to_scan = {
      .xx = 2 * cosine, .xy = -2 * sine, .x0 = 2339, .yx = 2 * sine, .yy = 2 * cosine, .y0 = 0};
  const auto pages = LetterPages(document, RecordOf({}, std::string(64, 'a')), Tables());
  EXPECT_NEAR(pages[0].scan_width, 2340, 1);
  EXPECT_NEAR(pages[0].scan_height, 1654, 1);
  EXPECT_NEAR(pages[0].scan_x_dpi, 300, 0.01);
}

TEST(LetterPagesTest, BoxesOnTheScanStayInside) {
  LetterPage page;
  page.scan_width = 100;
  page.scan_height = 200;
  EXPECT_EQ(OnScan(page, {-5, 190, 50, 230}), (Box{0, 190, 50, 200}));
}

}  // namespace
}  // namespace vanthu
