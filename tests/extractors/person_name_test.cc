#include "extractors/person_name.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::string_view NameIn(std::string_view line) {
  const auto name = PersonNameIn(line);
  return name ? name->Of(line) : std::string_view();
}

TEST(PersonName, IsTwoToSixCapitalizedWords) {
  EXPECT_EQ(NameIn("Lê Văn Thử"), "Lê Văn Thử");
  EXPECT_EQ(NameIn("**Đỗ Mẫu**"), "Đỗ Mẫu");
  EXPECT_EQ(NameIn("~Bai Thu Hong"), "Bai Thu Hong");
  EXPECT_EQ(NameIn("Y H'Mai Niê"), "Y H'Mai Niê");
  EXPECT_EQ(NameIn("Thử"), "");
  EXPECT_EQ(NameIn("Lê Văn Thử Mẫu Một Hai Ba"), "");
}

TEST(PersonName, LeavesDegreeAndRankOut) {
  EXPECT_EQ(NameIn("PGS.TS. Lê Văn Thử"), "Lê Văn Thử");
  EXPECT_EQ(NameIn("BS.CKII. Lê Văn Thử"), "Lê Văn Thử");
  EXPECT_EQ(NameIn("Đại tá Lê Văn Thử"), "Lê Văn Thử");
}

TEST(PersonName, IsNothingElse) {
  EXPECT_EQ(NameIn("GIÁM ĐỐC"), "");
  EXPECT_EQ(NameIn("Sở Y tế"), "");
  EXPECT_EQ(NameIn("Lê Văn Thử, Trưởng phòng"), "");
  EXPECT_EQ(NameIn("Điều 3"), "");
  EXPECT_EQ(NameIn(""), "");
}

}  // namespace
}  // namespace vanthu
