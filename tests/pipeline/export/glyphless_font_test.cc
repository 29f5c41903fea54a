#include "pipeline/export/glyphless_font.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace vanthu {
namespace {

using ::testing::HasSubstr;

TEST(GlyphlessFontTest, CodesAreUtf16Units) {
  GlyphlessFont font;
  EXPECT_EQ(font.Encode("Aế"), "00411EBF");
  EXPECT_EQ(font.Encode(""), "");
  EXPECT_EQ(font.Encode("\xFF"), "FFFD");
}

TEST(GlyphlessFontTest, CharactersBeyondTheFirstPlaneHaveACodeOfTheirOwn) {
  GlyphlessFont font;
  EXPECT_EQ(font.Encode("𝄞x𝄞"), "D8000078D800");
  EXPECT_EQ(font.Encode("😀"), "D801");
  EXPECT_THAT(font.ToUnicode(), HasSubstr("<D800> <D834DD1E>"));
  EXPECT_THAT(font.ToUnicode(), HasSubstr("<D801> <D83DDE00>"));
}

TEST(GlyphlessFontTest, TheMapHasRangesWithinOneFirstByte) {
  const std::string map = GlyphlessFont().ToUnicode();
  EXPECT_THAT(map, HasSubstr("<1E00> <1EFF> <1E00>\n"));
  EXPECT_THAT(map, Not(HasSubstr("<D800>")));
  EXPECT_THAT(map, HasSubstr("100 beginbfrange\n"));
}

// The sum of all words of a font file, the adjustment included, is a fixed number (OpenType, head).
TEST(GlyphlessFontTest, TheFontFileSumsUp) {
  const std::string file = GlyphlessTrueType();
  ASSERT_EQ(file.size() % 4, 0U);
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < file.size(); i += 4) {
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      word = word << 8 | static_cast<unsigned char>(file[i + k]);
    }
    sum += word;
  }
  EXPECT_EQ(sum, 0xB1B0AFBAU);
}

}  // namespace
}  // namespace vanthu
