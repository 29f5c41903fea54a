#include "pipeline/archive/reference_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(ReferenceKeyTest, FormsOfReferenceNumbers) {
  EXPECT_EQ(KeyOf("2045/QĐ-BGDĐT"), (ReferenceKey{"2045", "", {"bgddt", "qd"}, "qdbgddt"}));
  EXPECT_EQ(KeyOf("34-CT/TW"), (ReferenceKey{"34", "", {"ct", "tw"}, "cttw"}));
  EXPECT_EQ(KeyOf("30/2020/NĐ-CP"), (ReferenceKey{"30", "2020", {"cp", "nd"}, "ndcp"}));
  EXPECT_EQ(KeyOf("45/2013/QH13"), (ReferenceKey{"45", "2013", {"qh13"}, "qh13"}));
  EXPECT_EQ(KeyOf("05/TB-SYT"), (ReferenceKey{"5", "", {"syt", "tb"}, "tbsyt"}));
  EXPECT_EQ(KeyOf("3176b/QĐ-BYT"), (ReferenceKey{"3176b", "", {"byt", "qd"}, "qdbyt"}));
  EXPECT_EQ(KeyOf("64-CP"), (ReferenceKey{"64", "", {"cp"}, "cp"}));
  EXPECT_EQ(KeyOf("/KH-SYT"), std::nullopt) << "a number left blank";
  EXPECT_EQ(KeyOf(""), std::nullopt);
}

TEST(ReferenceKeyTest, YearIsOnlyWhatStandsBehindTheNumber) {
  EXPECT_EQ(KeyOf("2045/QĐ-UBND")->year, "");
  EXPECT_EQ(KeyOf("2020/2020/NĐ-CP")->number, "2020");
  EXPECT_EQ(KeyOf("12/1900/QĐ")->year, "") << "1900 is no year of a document";
}

TEST(ReferenceKeyTest, CodesSurviveStorage) {
  const std::vector<std::string> codes = {"bgddt", "qd", "ubnd"};
  EXPECT_EQ(SplitCodes(JoinCodes(codes)), codes);
  EXPECT_THAT(SplitCodes(""), ::testing::IsEmpty());
}

TEST(ReferenceKeyTest, LeadingZeros) {
  EXPECT_EQ(WithoutLeadingZeros("0034"), "34");
  EXPECT_EQ(WithoutLeadingZeros("000"), "0");
}

}  // namespace
}  // namespace vanthu
