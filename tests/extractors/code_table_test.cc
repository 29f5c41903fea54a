#include "extractors/code_table.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::expected<CodeTable, Error> TableOf(std::string_view rows) {
  const auto table =
      Table::Parse("codes.tsv", "code\tkind\ttype\tparty_type\tdamaged\n" + std::string(rows));
  return CodeTable::FromTable(table.value());
}

TEST(CodeTable, SpellsDamagedCodes) {
  const auto codes = TableOf("QĐ\ttype\tquyết định\tquyết định\tOĐ\nHĐND\tbody\t\t\t\n");
  ASSERT_TRUE(codes.has_value());
  EXPECT_EQ(codes->Spelling("QD"), "QĐ");
  EXPECT_EQ(codes->Spelling("OĐ"), "QĐ");
  EXPECT_EQ(codes->Spelling("HĐĐND"), "HĐND");
  EXPECT_EQ(codes->Spelling("XYZ"), std::nullopt);
  EXPECT_EQ(codes->StateType("QĐ"), "quyết định");
  EXPECT_EQ(codes->StateType("HĐND"), "");
}

TEST(CodeTable, TwoCodesThatLookAlikeStayAsPrinted) {
  const auto codes = TableOf("HD\ttype\thướng dẫn\t\t\nHĐ\ttype\thợp đồng\t\t\n");
  ASSERT_TRUE(codes.has_value());
  EXPECT_EQ(codes->Spelling("HD"), "HD");
  EXPECT_EQ(codes->Spelling("HĐ"), "HĐ");
  EXPECT_EQ(codes->Spelling("hd"), std::nullopt);
}

TEST(CodeTable, RefusesACodeThatStandsTwice) {
  EXPECT_FALSE(TableOf("QĐ\ttype\t\t\t\nQĐ\ttype\t\t\t\n").has_value());
  EXPECT_FALSE(TableOf("QĐ\ttype\t\t\tOĐ\nHĐ\ttype\t\t\tOĐ\n").has_value());
}

}  // namespace
}  // namespace vanthu
