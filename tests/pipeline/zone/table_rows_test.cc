#include "pipeline/zone/table_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/zone/page_builder.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

std::vector<std::string> TableText(const PageBuilder& page) {
  const PageRows rows = ReadRows(page.page());
  std::vector<std::string> lines;
  for (const TableRows& table : FindTables(rows.rows, rows.frame, page.page().rules)) {
    for (const Piece& piece : table.pieces) {
      std::string text;
      for (std::size_t i = 0; i < piece.words.size(); ++i) {
        if (std::ranges::find(piece.cells, i) != piece.cells.end()) text += " |";
        if (i > 0) text += ' ';
        text += piece.words[i].word->text;
      }
      lines.push_back(text);
    }
  }
  return lines;
}

TEST(FindTables, ARowIsWhatStandsBetweenTwoRules) {
  PageBuilder page;
  for (const int y : {190, 240, 350, 400}) page.Rule(200, y, 1500);
  page.Line(230, 200, "TT")
      .Line(400, 200, "Nội dung")
      .Line(1000, 200, "Thực hiện")
      .Line(230, 275, "1")
      .Line(400, 250, "Đón tiếp đại biểu")
      .Line(400, 300, "và khai mạc")
      .Line(1000, 275, "Văn phòng Sở")
      .Line(230, 360, "2")
      .Line(400, 360, "Bế mạc")
      .Line(1000, 360, "Lãnh đạo Sở");
  EXPECT_THAT(TableText(page), ElementsAre("TT | Nội dung | Thực hiện",
                                           "1 | Đón tiếp đại biểu và khai mạc | Văn phòng Sở",
                                           "2 | Bế mạc | Lãnh đạo Sở"));
}

TEST(FindTables, AFormsEmptyColumnsHaveTheirHeadings) {
  PageBuilder page;
  for (const int y : {190, 240, 290, 340, 390, 440, 490}) page.Rule(200, y, 1500);
  page.Line(230, 200, "TT")
      .Line(400, 200, "Tên đơn vị")
      .Line(800, 200, "Số người")
      .Line(1050, 200, "Kinh phí")
      .Line(1300, 200, "Ghi chú");
  int y = 250;
  for (const char* unit : {"Trạm An Sơn", "Trạm Lâm Hà", "Trạm Bờ Sông", "Trạm Đồi Mây", "Cộng"}) {
    page.Line(230, y, std::to_string((y - 200) / 50)).Line(400, y, unit);
    y += 50;
  }
  EXPECT_EQ(TableText(page).front(), "TT | Tên đơn vị | Số người | Kinh phí | Ghi chú");
  EXPECT_EQ(TableText(page).back(), "5 | Cộng");
}

TEST(FindTables, OrdinalsTellRowsApartWhereARuleWasNotSeen) {
  PageBuilder page;
  for (const int y : {190, 240, 400}) page.Rule(200, y, 1500);
  page.Line(230, 200, "TT")
      .Line(400, 200, "Tên đơn vị")
      .Line(1000, 200, "Số")
      .Line(230, 260, "1")
      .Line(400, 260, "Trạm Y tế An Sơn")
      .Line(1000, 260, "02")
      .Line(230, 350, "2")
      .Line(400, 350, "Trạm Y tế Lâm Hà")
      .Line(1000, 350, "03");
  EXPECT_THAT(TableText(page), ElementsAre("TT | Tên đơn vị | Số", "1 | Trạm Y tế An Sơn | 02",
                                           "2 | Trạm Y tế Lâm Hà | 03"));
}

TEST(FindTables, RowsCutAlikeAreATableWithoutRules) {
  PageBuilder page;
  page.Line(230, 200, "An Sơn          12          trẻ")
      .Line(230, 244, "Lâm Hà          15          trẻ")
      .Line(230, 288, "Bờ Sông         17          trẻ");
  EXPECT_THAT(TableText(page),
              ElementsAre("An Sơn | 12 | trẻ", "Lâm Hà | 15 | trẻ", "Bờ Sông | 17 | trẻ"));
}

TEST(FindTables, WithoutRulesARowBeginsWithItsNumber) {
  PageBuilder page;
  page.Line(230, 200, "TT")
      .Line(400, 200, "Nội dung")
      .Line(1000, 200, "Thực hiện")
      .Line(230, 260, "1")
      .Line(400, 260, "Đón tiếp đại biểu")
      .Line(1000, 260, "Văn phòng")
      .Line(400, 300, "và khai mạc")
      .Line(230, 360, "2")
      .Line(400, 360, "Báo cáo kết quả")
      .Line(1000, 360, "Phòng Nghiệp vụ")
      .Line(400, 400, "năm học");
  EXPECT_THAT(TableText(page), ElementsAre("TT | Nội dung | Thực hiện",
                                           "1 | Đón tiếp đại biểu và khai mạc | Văn phòng",
                                           "2 | Báo cáo kết quả năm học | Phòng Nghiệp vụ"));
}

TEST(FindTables, ListsAndFormLinesAreNoTables) {
  PageBuilder page;
  for (int y = 200; y < 500; y += 44) {
    page.Line(230, y, "-      các đơn vị trực thuộc");
    page.Line(230, y + 600, "Địa điểm:      Hội trường lớn");
  }
  EXPECT_THAT(TableText(page), ElementsAre());
}

TEST(FindTables, RunningTextIsNoTable) {
  PageBuilder page;
  page.Rule(200, 190, 600).Rule(900, 230, 1300);
  for (int y = 200; y < 600; y += 44) {
    page.Line(230, y, "các đơn vị trực thuộc căn cứ nội dung công văn này chủ động thực hiện");
  }
  EXPECT_THAT(TableText(page), ElementsAre());
}

}  // namespace
}  // namespace vanthu
