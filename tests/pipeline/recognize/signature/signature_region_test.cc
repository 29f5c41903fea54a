#include "pipeline/recognize/signature/signature_region.h"

#include <gtest/gtest.h>

#include "tests/pipeline/recognize/signature/last_page.h"

namespace vanthu {
namespace {

// The list's heading was not read; its last item begins with a dash that is three pixels high.
TEST(SignatureRegion, ReachesNineLinesAboveTheLastItem) {
  std::vector<OcrLine> lines = {LineAt(200, 1580, {"-", "Lưu:", "VT."})};
  Box& dash = lines[0].words[0].box;
  dash = {.left = dash.left, .top = 1594, .right = dash.right, .bottom = 1597};
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(region->top, 1580 - 9 * kLineHeight);
}

TEST(SignatureRegion, IsRightOfNoiNhanAndBelowTheBody) {
  const auto region = SignatureRegion(FootWithoutSignature(), kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_GE(region->top, 1430);
  EXPECT_LE(region->top, 1500);
  EXPECT_GT(region->left, 600);
  EXPECT_LE(region->left, kRight - 200);
  EXPECT_EQ(region->right, kWidth);
  EXPECT_GT(region->bottom, 1900);
}

TEST(SignatureRegion, BeginsBelowRunningTextAndNotBelowATitleOnItsLine) {
  auto lines = FootWithoutSignature();
  // The engine put what stands beside Nơi nhận on its line, and a flourish behind the last word.
  lines[1] = LineAt(200, 1440, {"Nơi", "nhận:"});
  for (Word& word : LineAt(kRight, 1440, {"KT.", "GIÁM", "ĐỐC"}).words)
    lines[1].words.push_back(word);
  lines[1].box.right = kRight + 200;
  lines[0].words.back().box.bottom = 1500;
  lines[0].box.bottom = 1500;
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_EQ(region->top, 1400 + kLineHeight);
}

TEST(SignatureRegion, IsNoneOnAPageWithoutNoiNhan) {
  const std::vector<OcrLine> lines = {
      LineAt(200, 1400, {"Nơi", "nhận", "hồ", "sơ", "là", "bộ", "phận", "một", "cửa."}),
      LineAt(200, 1440, {"Các", "đơn", "vị", "báo", "cáo."})};
  EXPECT_EQ(SignatureRegion(lines, kWidth, kHeight), std::nullopt);
}

TEST(SignatureRegion, FindsTheListByItsLastItem) {
  auto lines = FootWithoutSignature();
  lines[1] = LineAt(200, 1500, {"Tư", "hỳ"}, 0.1);
  lines[2] = LineAt(200, 1540, {"BGĐ", "Sở;"});
  const auto region = SignatureRegion(lines, kWidth, kHeight);
  ASSERT_TRUE(region.has_value());
  EXPECT_GE(region->top, 1430);
  EXPECT_LE(region->top, 1500);
}

}  // namespace
}  // namespace vanthu
