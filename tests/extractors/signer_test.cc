#include "extractors/signer.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Signer, GoldenTest, testing::ValuesIn(GoldenCases("signer")), GoldenName);

namespace {

double ConfidenceOf(const std::string& block) {
  const auto found = FindSigner(LetterFromText(block, Zone::kSignature), TestKnowledge());
  return found.empty() ? 0 : found.front().confidence;
}

TEST(Signer, IsLessSureOfANameThatLostItsFirstWord) {
  const double whole = ConfidenceOf("GIÁM ĐỐC\nTrần Nhật Quyên");
  EXPECT_GT(whole, 0.7);
  EXPECT_LT(ConfidenceOf("GIÁM ĐỐC\nNhật Quyên"), whole / 2);
  EXPECT_LT(ConfidenceOf("GIÁM ĐỐC\nKrấn Nhật Quyên"), whole / 2);
}

}  // namespace
}  // namespace vanthu
