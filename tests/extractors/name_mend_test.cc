#include "extractors/name_mend.h"

#include <gtest/gtest.h>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

std::string Mended(std::string_view printed) { return MendedName(printed, {}, TestKnowledge()); }

TEST(NameMend, PutsTheMarksOfAProvinceBack) {
  EXPECT_EQ(Mended("UBND Tình Cà Mau"), "UBND tỉnh Cà Mau");
  EXPECT_EQ(Mended("Ủy ban nhân dân Tĩnh Lạng Son"), "Ủy ban nhân dân tỉnh Lạng Sơn");
  EXPECT_EQ(Mended("Sở Nội vụ thành phô Cân Thơ"), "Sở Nội vụ thành phố Cần Thơ");
}

TEST(NameMend, PutsTheMarksOfABodyBack) {
  EXPECT_EQ(Mended("Bộ Y tê"), "Bộ Y tế");
  EXPECT_EQ(Mended("Bô Tài chinh"), "Bộ Tài chính");
}

TEST(NameMend, KeepsWhatIsRight) {
  EXPECT_EQ(Mended("UBND tỉnh Hoà Bình"), "UBND tỉnh Hoà Bình");
  EXPECT_EQ(Mended("Uỷ ban nhân dân tỉnh Cà Mau"), "Uỷ ban nhân dân tỉnh Cà Mau");
  EXPECT_EQ(Mended("Sở Y tế Cà Mau"), "Sở Y tế Cà Mau");
  EXPECT_EQ(Mended("UBND TỈNH CÀ MAU"), "UBND TỈNH CÀ MAU");
}

TEST(NameMend, LeavesUnknownNamesAlone) {
  EXPECT_EQ(Mended("Trung tâm Tình nguyện"), "Trung tâm Tình nguyện");
  EXPECT_EQ(Mended("UBND tỉnh Phú Lâm Đông"), "UBND tỉnh Phú Lâm Đông");
  EXPECT_EQ(Mended(""), "");
}

}  // namespace
}  // namespace vanthu
