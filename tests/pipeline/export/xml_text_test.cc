#include "pipeline/export/xml_text.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace vanthu {
namespace {

TEST(XmlTextTest, KeepsWhatXmlCanSayAndNothingElse) {
  EXPECT_EQ(XmlText("Số: 12 <&>\t\n"), "Số: 12 <&>\t\n");
  EXPECT_EQ(XmlText(std::string("a\x01\x1B\x0C\0z", 6)), "az");
  EXPECT_EQ(XmlText("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(XmlText("\uFFFE\uFFFF𝄞"), "𝄞");
}

TEST(XmlTextTest, AnyBytesMakeAWellFormedDocument) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  pugi::xml_document document;
  document.append_child("a").text() = XmlText(bytes).c_str();
  pugi::xml_document read;
  EXPECT_TRUE(read.load_string(XmlBytes(document).c_str()));
}

}  // namespace
}  // namespace vanthu
