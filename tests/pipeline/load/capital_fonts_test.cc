#include "pipeline/load/capital_fonts.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

constexpr char kFonts[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<pdf2xml><page number="1" top="0" left="0" height="842" width="595">
<fontspec id="0" size="13" family="ABCDEF+.VnTimeH" color="#000000"/>
<fontspec id="1" size="13" family=".VnTime" color="#000000"/>
<text top="70" left="72" width="94" height="17" font="0"><b>uû ban</b></text>
<text top="90" left="72" width="94" height="17" font="1">Sè</text></page></pdf2xml>)";

// At 72 dpi, so that boxes are in points.
std::vector<OcrLine> TwoLines() {
  return {{.words = {{.text = "uỷ", .box = {72, 70, 85, 87}},
                     {.text = "ban", .box = {88, 70, 107, 87}}}},
          {.words = {{.text = "số", .box = {72, 90, 88, 107}}}}};
}

TEST(CapitalFonts, NamesEndInH) {
  for (const char* name : {".VnTimeH", "ABCDEF+.VnTimeH", ".VnArialH,Bold", ".VnArial NarrowH",
                           "ABCDEF+.VnCentury SchoolbookH-Italic"}) {
    EXPECT_TRUE(IsCapitalFont(name)) << name;
  }
  for (const char* name :
       {".VnTime", "VNI-Helve", "Times New Roman", ".VnTime,BoldH", "TimesH", ".VnHelvetIns", ""}) {
    EXPECT_FALSE(IsCapitalFont(name)) << name;
  }
}

TEST(CapitalFonts, WordsInThemAreCapitals) {
  const auto lines = WithFontCapitals(TwoLines(), kFonts, 595, 842, 72);
  EXPECT_EQ(lines[0].words[0].text, "UỶ");
  EXPECT_EQ(lines[0].words[1].text, "BAN");
  EXPECT_EQ(lines[1].words[0].text, "số");
}

TEST(CapitalFonts, AnotherPageOrNoPageChangesNothing) {
  EXPECT_EQ(WithFontCapitals(TwoLines(), kFonts, 842, 595, 72), TwoLines());
  EXPECT_EQ(WithFontCapitals(TwoLines(), "<pdf2xml>", 595, 842, 72), TwoLines());
  EXPECT_EQ(WithFontCapitals(TwoLines(), "", 595, 842, 72), TwoLines());
}

}  // namespace
}  // namespace vanthu
