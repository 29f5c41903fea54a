#include "extractors/line_label.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::string_view After(PartLabel label, std::string_view line) {
  const auto at = AfterLabel(label, line);
  return at ? line.substr(*at) : std::string_view("no label");
}

TEST(LineLabel, IsPassedWithItsColon) {
  EXPECT_EQ(After(PartLabel::kSubject, "V/v rà soát"), "rà soát");
  EXPECT_EQ(After(PartLabel::kSubject, "Về việc rà soát"), "rà soát");
  EXPECT_EQ(After(PartLabel::kRecipients, "Kính gửi: Các sở"), "Các sở");
  EXPECT_EQ(After(PartLabel::kDistribution, "Nơi nhận:"), "");
  EXPECT_EQ(After(PartLabel::kDistribution, "***Nơi nhận:***"), "");
  EXPECT_EQ(After(PartLabel::kDistribution, "Nơi nhận: - Như trên;"), "- Như trên;");
}

TEST(LineLabel, IsKnownWhenDamaged) {
  EXPECT_EQ(After(PartLabel::kSubject, "Viv rà soát"), "rà soát");
  EXPECT_EQ(After(PartLabel::kRecipients, "Kinh gtri:"), "");
  EXPECT_EQ(After(PartLabel::kDistribution, "Not nhận:"), "");
}

TEST(LineLabel, IsNotAWordOfASentence) {
  EXPECT_FALSE(AfterLabel(PartLabel::kSubject, "Vụ trưởng"));
  EXPECT_FALSE(AfterLabel(PartLabel::kRecipients, "Kinh giới"));
  EXPECT_FALSE(AfterLabel(PartLabel::kDistribution, "Nơi nhận hồ sơ"));
  EXPECT_FALSE(AfterLabel(PartLabel::kDistribution, ""));
}

}  // namespace
}  // namespace vanthu
