#include "pipeline/export/csv_cell.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(CsvCellTest, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(CsvCell("Sở Y tế"), "Sở Y tế");
  EXPECT_EQ(CsvCell(""), "");
  EXPECT_EQ(CsvCell("a,b"), "\"a,b\"");
  EXPECT_EQ(CsvCell("nói \"rõ\"\ngọn"), "\"nói \"\"rõ\"\"\ngọn\"");
}

TEST(CsvCellTest, NothingBeginsAsAFormula) {
  for (const char* formula : {"=1+1", "+84 24", "-2", "@SUM(A1)", "\t=1", "\n=1", "  =1"}) {
    const std::string cell = CsvCell(formula);
    EXPECT_TRUE(cell.starts_with("'") || cell.starts_with("\"'")) << cell;
    EXPECT_NE(cell.find(formula), std::string::npos) << cell;
  }
  EXPECT_EQ(CsvCell("34-CT/TW"), "34-CT/TW");
}

}  // namespace
}  // namespace vanthu
