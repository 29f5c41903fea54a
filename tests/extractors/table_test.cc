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
  EXPECT_EQ(table->LineNumber(0), 4U);
}

TEST(Table, NamesTheLineThatIsWrong) {
  const auto table = Table::Parse("units.tsv", "code\tname\nVP\n");
  ASSERT_FALSE(table.has_value());
  EXPECT_THAT(table.error().message, HasSubstr("units.tsv:2"));
}

TEST(Table, RefusesAnEmptyFile) { EXPECT_FALSE(Table::Parse("units.tsv", "").has_value()); }

}  // namespace
}  // namespace vanthu
