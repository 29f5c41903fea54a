#include "pipeline/export/letter_hocr.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/export/letter_page_maker.h"

namespace vanthu {
namespace {

std::string Title(const pugi::xml_document& document, const char* id) {
  return document.select_node(("//*[@id='" + std::string(id) + "']/@title").c_str())
      .attribute()
      .value();
}

pugi::xml_document Hocr(const std::vector<LetterPage>& pages,
                        Record record = RecordOf({.reference = "1/SYT"}, std::string(64, 'a'))) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(LetterAsHocr(record, pages).c_str(),
                                   pugi::parse_default | pugi::parse_doctype));
  return document;
}

TEST(LetterHocrTest, WordsLinesAndAreasHaveTheirBoxes) {
  std::vector<PageLine> lines = {LineAt(100, 50, {"SỞ", "Y", "TẾ"}, Zone::kHeaderLeft),
                                 LineAt(100, 300, {"Thực", "hiện"}),
                                 LineAt(100, 350, {"công", "tác"})};
  lines[2].starts_paragraph = false;
  const auto document = Hocr({PageOfLines(lines)});
  EXPECT_TRUE(
      Title(document, "page_1").ends_with("bbox 0 0 1654 2339; ppageno 0; scan_res 200 200"));
  EXPECT_EQ(Title(document, "block_1_1"), "bbox 100 50 198 80; x_zone header_left");
  EXPECT_EQ(Title(document, "block_1_2"), "bbox 100 300 226 380; x_zone body");
  EXPECT_EQ(Title(document, "par_1_2"), "bbox 100 300 226 380");
  EXPECT_EQ(Title(document, "line_1_3"), "bbox 100 350 212 380");
  EXPECT_EQ(Title(document, "word_1_1"), "bbox 100 50 128 80; x_wconf 88");
  EXPECT_EQ(document.select_nodes("//p[@class='ocr_par']").size(), 2U);
  std::string text;
  for (const auto& word : document.select_nodes("//span[@class='ocrx_word']")) {
    text += std::string(word.node().text().get()) + ' ';
  }
  EXPECT_EQ(text, "SỞ Y TẾ Thực hiện công tác ");
}

TEST(LetterHocrTest, ATurnedPageSaysHowItsLinesLie) {
  LetterPage page = PageOfLines({LineAt(100, 300, {"Thực"})});
  // The scan stands a quarter turn clockwise: what runs right on the clean page runs down there.
  page.to_scan = {.xx = 0, .xy = -1, .x0 = 2339, .yx = 1, .yy = 0, .y0 = 0};
  page.scan_width = 2339;
  page.scan_height = 1654;
  EXPECT_EQ(Title(Hocr({page}), "line_1_1"), "bbox 2009 100 2039 156; textangle -90.0");
}

TEST(LetterHocrTest, NamesAndTextAreEscaped) {
  Record record = RecordOf({.reference = "1/<SYT>"}, std::string(64, 'a'));
  record.source.path = "a\"b\\c&.pdf";
  const auto document = Hocr({PageOfLines({LineAt(0, 0, {"<b>&\x01"})})}, record);
  EXPECT_TRUE(Title(document, "page_1").starts_with(R"(image "a\"b\\c&.pdf"; )"));
  EXPECT_STREQ(document.select_node("//span[@class='ocrx_word']").node().text().get(), "<b>&");
}

TEST(LetterHocrTest, APageWithoutTextIsThereAllTheSame) {
  const auto document = Hocr({PageOfLines({})});
  EXPECT_EQ(document.select_nodes("//div[@class='ocr_page']").size(), 1U);
  EXPECT_EQ(document.select_nodes("//div[@class='ocr_carea']").size(), 0U);
}

}  // namespace
}  // namespace vanthu
