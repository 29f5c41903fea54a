#include "pipeline/archive/text_sketch.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

constexpr std::string_view kLetter =
    "Để chủ động phòng, chống dịch bệnh trong mùa mưa, Sở Y tế yêu cầu các đơn vị tổ chức trực ban "
    "đầy đủ, chuẩn bị thuốc, hóa chất và phương tiện, báo cáo kết quả trước ngày 20 tháng 6.";
// The same under another scanner: marks lost, two words damaged, a stamp read.
constexpr std::string_view kRescan =
    "ĐẾN Số 114 Ðể chủ động phòng, chống dịch bệnh trong mùa mưa, Sở Y tẽ yêu cầu các đơn vi tổ "
    "chức truc ban đầy đủ, chuãn bị thuốc, hóa chẫt và phương tién, báo cảo kết quả trước ngảy 20 "
    "thảng 6.";
constexpr std::string_view kOther =
    "Thực hiện kế hoạch năm học mới, Sở Y tế yêu cầu các trạm phối hợp với nhà trường khám sức "
    "khỏe đầu năm cho học sinh và lập sổ theo dõi, báo cáo kết quả về phòng nghiệp vụ hàng quý.";

TEST(TextSketchTest, IsTheSameForWhatFoldsToTheSame) {
  EXPECT_EQ(TextSketch("Thi đua, khen thưởng"), TextSketch("THI DUA  khen thuong"));
  EXPECT_EQ(TextSketch(""), "");
  EXPECT_EQ(TextSketch("một"), "") << "no pair of words";
}

TEST(TextSketchTest, TellsARescanFromAnotherLetter) {
  EXPECT_EQ(OverlapOf(kLetter, kLetter).of_both, 1.0);
  EXPECT_GT(OverlapOf(kLetter, kRescan).of_both, 0.8);
  EXPECT_LT(OverlapOf(kLetter, kOther).of_both, 0.25);
  EXPECT_GT(SketchLikeness(TextSketch(kLetter), TextSketch(kRescan)), 0.5);
  EXPECT_LT(SketchLikeness(TextSketch(kLetter), TextSketch(kOther)), 0.4);
}

TEST(TextSketchTest, PartIsTold) {
  const TextOverlap overlap = OverlapOf(kLetter, kLetter.substr(0, kLetter.size() / 3));
  EXPECT_LT(overlap.of_both, 0.5);
  EXPECT_GT(overlap.of_shorter, 0.9);
}

TEST(TextSketchTest, NothingIsLikeNothing) {
  EXPECT_EQ(OverlapOf("", "").of_both, 0.0);
  EXPECT_EQ(OverlapOf("", kLetter).of_shorter, 0.0);
  EXPECT_EQ(SketchLikeness("", ""), 0.0);
  EXPECT_EQ(SketchLikeness(TextSketch(kLetter), ""), 0.0);
}

}  // namespace
}  // namespace vanthu
