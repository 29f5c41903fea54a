#include "pipeline/export/letter_alto.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/export/letter_page_maker.h"

namespace vanthu {
namespace {

TEST(LetterAltoTest, StringsHaveBoxesAndConfidence) {
  LetterPage second = PageOfLines({});
  second.number = 2;
  const std::vector<LetterPage> pages = {
      PageOfLines({LineAt(100, 50, {"SỞ", "Y"}, Zone::kHeaderLeft), LineAt(100, 300, {"Thực"})}),
      second};
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(
      LetterAsAlto(RecordOf({.reference = "1/SYT"}, std::string(64, 'a')), pages).c_str()));
  const auto value = [&](const char* path) {
    return std::string(document.select_node(path).attribute().value());
  };
  EXPECT_EQ(value("/alto/@SCHEMAVERSION"), "4.4");
  EXPECT_EQ(document.select_nodes("//Page").size(), 2U);
  EXPECT_EQ(value("//Page[2]/@PHYSICAL_IMG_NR"), "2");
  EXPECT_EQ(value("//Page[1]/@WIDTH"), "1654");
  EXPECT_EQ(value("//String[1]/@CONTENT"), "SỞ");
  EXPECT_EQ(value("//String[1]/@HPOS"), "100");
  EXPECT_EQ(value("//String[1]/@WIDTH"), "28");
  EXPECT_EQ(value("//String[1]/@WC"), "0.875");
  EXPECT_EQ(value("//TextBlock[1]/@TAGREFS"), "zone_header_left");
  EXPECT_EQ(value("//LayoutTag[@ID='zone_header_left']/@LABEL"), "header_left");
  EXPECT_EQ(document.select_nodes("//SP").size(), 1U);
}

}  // namespace
}  // namespace vanthu
