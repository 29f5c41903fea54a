#include "extractors/number_line.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(NumberLine, TellsBlankFromGarbled) {
  const auto blank = ParseNumberLine("Số: ...../SNV-VP");
  ASSERT_TRUE(blank.has_value());
  EXPECT_EQ(blank->kind, NumberLine::Number::kBlank);
  EXPECT_EQ(blank->symbol, "SNV-VP");
  const auto garbled = ParseNumberLine("Số: 2›6/SNV-VP");
  ASSERT_TRUE(garbled.has_value());
  EXPECT_EQ(garbled->kind, NumberLine::Number::kGarbled);
  EXPECT_EQ(garbled->number, "");
}

TEST(NumberLine, FindsTheLabelBehindAnotherColumn) {
  const std::string_view line = "Hà Nội Số: 12/VPCP-TH";
  const auto parsed = ParseNumberLine(line);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->label.Of(line), "Số:");
  EXPECT_EQ(parsed->value.Of(line), "12/VPCP-TH");
}

TEST(NumberLine, TheNationalAssemblyNamesTheTypeInTheLabel) {
  EXPECT_EQ(ParseNumberLine("Luật số: 45/2013/QH13")->symbol, "2013/QH13");
  EXPECT_EQ(ParseNumberLine("Nghị quyết số: 34/NQ-UBTVQH15")->number, "34");
  EXPECT_FALSE(ParseNumberLine("Nghị quyết số 34/NQ-UBTVQH15").has_value());
}

TEST(NumberLine, KeepsTheSeparator) {
  EXPECT_EQ(ParseNumberLine("Số 34-CT/TW")->separator, "-");
  EXPECT_EQ(ParseNumberLine("Số: 34/CT-UBND")->separator, "/");
  EXPECT_EQ(ParseNumberLine("Số: 34CT-UBND")->separator, "");
}

TEST(NumberLine, SaysThatTheSymbolGoesOn) {
  EXPECT_TRUE(ParseNumberLine("Số: 12/UBND-")->open_end);
  EXPECT_FALSE(ParseNumberLine("Số: 12/UBND-VX")->open_end);
}

TEST(NumberLine, IsNotAWordThatLooksLikeTheLabel) {
  EXPECT_FALSE(ParseNumberLine("Sở Y tế").has_value());
  EXPECT_FALSE(ParseNumberLine("Số lượng: 12/BC-X").has_value());
  EXPECT_FALSE(ParseNumberLine("công văn số 12/SNV-VP").has_value());
}

}  // namespace
}  // namespace vanthu
