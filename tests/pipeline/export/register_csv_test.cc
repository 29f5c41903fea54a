#include "pipeline/export/register_csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vanthu {
namespace {

TEST(RegisterCsvTest, HeadAndRowsHaveTheSameColumns) {
  const std::string head = RegisterCsvHead();
  EXPECT_TRUE(head.starts_with("Ngày đến,Số đến,Tác giả,\"Số, ký hiệu\",")) << head;
  EXPECT_TRUE(head.ends_with(",Ghi chú\r\n"));
  RegisterEntry entry;
  entry[0].text = "07/03/2024";
  entry[5].text = "=HYPERLINK(\"x\")";
  EXPECT_EQ(RegisterCsvRow(entry), "07/03/2024,,,,,\"'=HYPERLINK(\"\"x\"\")\",,,,\r\n");
}

}  // namespace
}  // namespace vanthu
