#include "extractors/date_line.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(DateLine, CutsPlaceAndDateOutOfTheLine) {
  const std::string_view line = "Cà Mau, ngày 05 tháng 6 năm 2019";
  const auto parsed = ParseDateLine(line);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->place.Of(line), "Cà Mau");
  EXPECT_EQ(parsed->value.Of(line), "ngày 05 tháng 6 năm 2019");
  EXPECT_TRUE(parsed->starts_line);
  EXPECT_TRUE(parsed->ends_line);
}

TEST(DateLine, LeavesTheOtherColumnOutOfThePlace) {
  const std::string_view line = "Số: 98 /SYT-TCCB Hoa Binh, ngay 12 thang 01 ndm 2021";
  const auto parsed = ParseDateLine(line);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->place.Of(line), "Hoa Binh");
  EXPECT_FALSE(parsed->starts_line);
}

TEST(DateLine, KnowsPlacesOfSeveralKinds) {
  const auto place = [](std::string_view line) {
    const auto parsed = ParseDateLine(line);
    return parsed ? parsed->place.Of(line) : std::string_view("no date");
  };
  EXPECT_EQ(place("TP. Hồ Chí Minh, ngày 05 tháng 6 năm 2019"), "TP. Hồ Chí Minh");
  EXPECT_EQ(place("TP.HCM, ngày 05 tháng 6 năm 2019"), "TP.HCM");
  EXPECT_EQ(place("Bà Rịa - Vũng Tàu, ngày 05 tháng 6 năm 2019"), "Bà Rịa - Vũng Tàu");
  EXPECT_EQ(place("Quận 1, ngày 05 tháng 6 năm 2019"), "Quận 1");
  EXPECT_EQ(place("Thành phố Vinh, ngày 05 tháng 6 năm 2019"), "Thành phố Vinh");
  EXPECT_EQ(place("**Đà Lạt**, ngày 05 tháng 6 năm 2019"), "Đà Lạt");
  EXPECT_EQ(place("HÀ NỘI, ngày 05 tháng 6 năm 2019"), "HÀ NỘI");
  EXPECT_EQ(place("ngày 05 tháng 6 năm 2019"), "");
}

TEST(DateLine, TellsBlankFromGarbled) {
  EXPECT_FALSE(ParseDateLine("Vinh, ngày … tháng 6 năm 2019")->is_garbled);
  EXPECT_TRUE(ParseDateLine("Vinh, ngày A tháng 6 năm 2019")->is_garbled);
  EXPECT_TRUE(ParseDateLine("Vinh, ngày 31 tháng 6 năm 2019")->is_garbled);
}

}  // namespace
}  // namespace vanthu
