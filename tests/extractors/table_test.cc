#include "extractors/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Table, ReadsCellsByColumnAndSkipsComments) {
  const auto table =
      Table::Parse("units.tsv", "# units\ncode\tname\tvariants\n\nVP\tVăn phòng\tvp|van phong\n");
  ASSERT_TRUE(table.has_value()) << table.error().message;
  ASSERT_EQ(table->size(), 1U);
  EXPECT_EQ(table->Cell(0, "name"), "Văn phòng");
  EXPECT_EQ(table->Cell(0, "no such column"), "");
  EXPECT_THAT(table->Variants(0, "variants"), ElementsAre("vp", "van phong"));
  EXPECT_TRUE(table->Where(0).ends_with(":4"));
}

TEST(Table, NamesTheLineThatIsWrong) {
  const auto table = Table::Parse("units.tsv", "code\tname\nVP\n");
  ASSERT_FALSE(table.has_value());
  EXPECT_THAT(table.error().message, HasSubstr("units.tsv:2"));
}

TEST(Table, RefusesAnEmptyFile) { EXPECT_FALSE(Table::Parse("units.tsv", "").has_value()); }

TEST(Table, AppendsRowsByTheNamesOfTheirColumns) {
  auto table = Table::Parse("a.tsv", "name\tcode\nmột\tM\n");
  ASSERT_TRUE(table->Append("b.tsv", "# added\ncode\nH\n").has_value());
  ASSERT_EQ(table->size(), 2U);
  EXPECT_EQ(table->Cell(1, "code"), "H");
  EXPECT_EQ(table->Cell(1, "name"), "");
  EXPECT_EQ(table->Where(0), "a.tsv:2");
  EXPECT_EQ(table->Where(1), "b.tsv:3");
}

TEST(Table, RefusesRowsWithAColumnItDoesNotHave) {
  auto table = Table::Parse("a.tsv", "name\tcode\nmột\tM\n");
  const auto added = table->Append("b.tsv", "kode\nH\n");
  ASSERT_FALSE(added.has_value());
  EXPECT_NE(added.error().message.find("b.tsv: there is no column 'kode'; known are name, code"),
            std::string::npos);
  EXPECT_EQ(table->size(), 1U);
}

}  // namespace
}  // namespace vanthu
