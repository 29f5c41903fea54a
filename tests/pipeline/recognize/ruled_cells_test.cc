#include "pipeline/recognize/ruled_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Two columns and three rows at 200 dpi: a number and a name.
constexpr int kLeft = 200;
constexpr int kTop = 400;
constexpr int kNumberWidth = 90;
constexpr int kNameWidth = 900;
constexpr int kRowHeight = 80;
constexpr int kRows = 3;
constexpr int kThickness = 3;

Box NumberCell(int row) {
  return {.left = kLeft,
          .top = kTop + row * kRowHeight,
          .right = kLeft + kNumberWidth,
          .bottom = kTop + (row + 1) * kRowHeight};
}

Box NameCell(int row) {
  const Box number = NumberCell(row);
  return {.left = number.right,
          .top = number.top,
          .right = number.right + kNameWidth,
          .bottom = number.bottom};
}

void Draw(Pix* page, const Box& frame) {
  BOX* box = boxCreate(frame.left, frame.top, frame.width(), frame.height());
  pixRenderBox(page, box, kThickness, L_SET_PIXELS);
  boxDestroy(&box);
}

void Print(Pix* page, const std::string& text, const Box& cell) {
  constexpr int kFontSize = 14;
  constexpr int kIndent = 25;
  constexpr int kBaseline = 58;
  L_BMF* font = bmfCreate(nullptr, kFontSize);
  l_int32 width = 0;
  l_int32 overflow = 0;
  pixSetTextline(page, font, text.c_str(), 1, cell.left + kIndent, cell.top + kBaseline, &width,
                 &overflow);
  bmfDestroy(&font);
}

// The table with names in all rows and numbers but in the last.
CleanPage Table() {
  Pix* pix = CopyOf(WhitePage());
  CleanPage page;
  page.dpi = kPrintedDpi;
  for (int row = 0; row <= kRows; ++row) {
    const int y = kTop + row * kRowHeight;
    page.rules.push_back(
        {.left = kLeft, .top = y - 1, .right = kLeft + kNumberWidth + kNameWidth, .bottom = y + 2});
  }
  const std::vector<std::string> names = {"Nam Can", "Ngoc Hien", "Phu Tan"};
  for (int row = 0; row < kRows; ++row) {
    Draw(pix, NumberCell(row));
    Draw(pix, NameCell(row));
    if (row + 1 < kRows) Print(pix, std::to_string(row + 4), NumberCell(row));
    Print(pix, names[static_cast<std::size_t>(row)], NameCell(row));
  }
  page.image = Image(pix);
  return page;
}

OcrLine LineIn(const Box& cell, const std::string& text, double confidence) {
  const Box box = {.left = cell.left + 20,
                   .top = cell.top + 20,
                   .right = cell.right - 20,
                   .bottom = cell.bottom - 20};
  return {.words = {{.text = text, .box = box, .confidence = confidence}}, .box = box};
}

TEST(FindInkedCells, FindsTheCellsThatHoldLetters) {
  const std::vector<Box> cells = FindInkedCells(Table());
  ASSERT_THAT(cells, SizeIs(5));  // the last number is missing
  EXPECT_NEAR(cells[0].left, kLeft, 8);
  EXPECT_NEAR(cells[0].right, kLeft + kNumberWidth, 8);
  EXPECT_NEAR(cells[0].top, kTop, 8);
  EXPECT_NEAR(cells[0].bottom, kTop + kRowHeight, 8);
  EXPECT_NEAR(cells[4].left, NameCell(2).left, 8);
}

TEST(FindInkedCells, FindsNoneWithoutATable) {
  CleanPage text;
  text.image = PrintPage().image;
  text.dpi = kPrintedDpi;
  EXPECT_THAT(FindInkedCells(text), IsEmpty());
  CleanPage two_rules = Table();
  two_rules.rules.resize(2);
  EXPECT_THAT(FindInkedCells(two_rules), IsEmpty());
}

class ReadRuledCellsTest : public testing::Test {
 protected:
  static std::vector<std::string> Read(std::vector<OcrLine> lines) {
    auto recognizer = Recognizer::Create();
    if (!recognizer) return {recognizer.error().message};
    const auto read = ReadRuledCells(Table(), std::move(lines), *recognizer);
    if (!read) return {read.error().message};
    std::vector<std::string> texts;
    for (const OcrLine& line : *read) {
      std::string& text = texts.emplace_back();
      for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
      EXPECT_FALSE(line.box.empty());
    }
    return texts;
  }
};

TEST_F(ReadRuledCellsTest, ReadsACellThatHasNoWord) {
  EXPECT_THAT(Read({LineIn(NumberCell(0), "4", 0.95), LineIn(NameCell(0), "Nam", 0.95),
                    LineIn(NameCell(1), "Ngoc", 0.95), LineIn(NameCell(2), "Phu", 0.95)}),
              ElementsAre("4", "Nam", "Ngoc", "Phu", "5"));
}

TEST_F(ReadRuledCellsTest, TakesTheSurerReadingOfACell) {
  EXPECT_THAT(Read({LineIn(NumberCell(0), "4", 0.95), LineIn(NumberCell(1), "5", 0.95),
                    LineIn(NameCell(0), "|Nqn", 0.30), LineIn(NameCell(1), "Ngoc", 0.95),
                    LineIn(NameCell(2), "Phu", 0.95)}),
              ElementsAre("4", "5", "Ngoc", "Phu", "Nam Can"));
}

TEST_F(ReadRuledCellsTest, LeavesSureWordsAsTheyAre) {
  const std::vector<std::string> sure = {"4", "5", "A", "B", "C"};
  std::vector<OcrLine> lines;
  for (std::size_t i = 0; i < 2; ++i) {
    lines.push_back(LineIn(NumberCell(static_cast<int>(i)), sure[i], 0.92));
  }
  for (std::size_t i = 2; i < sure.size(); ++i) {
    lines.push_back(LineIn(NameCell(static_cast<int>(i) - 2), sure[i], 0.92));
  }
  EXPECT_EQ(Read(std::move(lines)), sure);
}

}  // namespace
}  // namespace vanthu
