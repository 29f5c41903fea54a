// What a reader sees in a workbook is tested by tests/end_to_end/tasks_tools_test.cc.
#include "pipeline/export/spreadsheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;

const std::vector<SpreadsheetColumn> kColumns = {{"Hạn", 12}, {"Nhiệm vụ", 60}};

std::string WorkbookAt(const std::filesystem::path& path) {
  auto sheet = Spreadsheet::Create(path, "Nhiệm vụ", kColumns);
  EXPECT_TRUE(sheet) << sheet.error().message;
  const std::vector<SpreadsheetCell> row = {{.text = "", .date = {2025, 3, 25}},
                                            {.text = std::string(40'000, 'x') + "\x01"}};
  EXPECT_TRUE(sheet->Add(row));
  const std::vector<SpreadsheetCell> early = {{.text = "1875-03-04", .date = {1875, 3, 4}}, {}};
  EXPECT_TRUE(sheet->Add(early));
  EXPECT_TRUE(sheet->Close());
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(SpreadsheetTest, SameRowsGiveTheSameBytes) {
  const TemporaryFolder folder;
  const std::string first = WorkbookAt(folder.path() / "a.xlsx");
  EXPECT_EQ(first.substr(0, 2), "PK");
  EXPECT_EQ(first, WorkbookAt(folder.path() / "b.xlsx"));
}

TEST(SpreadsheetTest, PlaceThatCannotBeWrittenIsNamed) {
  const TemporaryFolder folder;
  auto sheet = Spreadsheet::Create(folder.path() / "none" / "a.xlsx", "Nhiệm vụ", kColumns);
  std::string message;
  if (sheet) {
    const auto closed = sheet->Close();
    ASSERT_FALSE(closed);
    message = closed.error().message;
  } else {
    message = sheet.error().message;
  }
  EXPECT_THAT(message, HasSubstr("none/a.xlsx"));
}

}  // namespace
}  // namespace vanthu
