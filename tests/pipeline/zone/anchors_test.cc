#include "pipeline/zone/anchors.h"

#include <gtest/gtest.h>

#include "extractors/fold.h"
#include "tests/pipeline/zone/page_builder.h"

namespace vanthu {
namespace {

// Rows point at the words of a page; this one lives as long as the test.
class Anchors : public testing::Test {
 protected:
  std::vector<RowWord> Words(std::string_view text) {
    builder_ = PageBuilder();
    builder_.Line(0, 100, text);
    std::vector<RowWord> words;
    for (const Word& word : builder_.page().lines[0].words) {
      std::string key = Fold(word.text);
      std::erase_if(key, [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); });
      words.push_back({.word = &word, .key = key});
    }
    return words;
  }

 private:
  PageBuilder builder_;
};

TEST_F(Anchors, TheNationIsFoundInDamagedText) {
  const auto found = FindAnchor(Words("UBND TINH LAM HA CQNG HOA XÃ HỌI CHU NGHỈA VIET NAM"),
                                kNationAnchor, kLongAnchorErrors);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, 4U);
  EXPECT_EQ(found->end, 12U);
}

TEST_F(Anchors, OtherTextIsNotTheNation) {
  EXPECT_FALSE(FindAnchor(Words("Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh"), kNationAnchor,
                          kLongAnchorErrors));
}

TEST_F(Anchors, ShortAnchorsStandAtTheBeginning) {
  EXPECT_TRUE(
      StartsWithAnchor(Words("Kinh gứi: Các đơn vị"), kRecipientsAnchor, kShortAnchorErrors));
  EXPECT_TRUE(StartsWithAnchor(Words("Not nhận:"), kDistributionAnchor, kShortAnchorErrors));
  EXPECT_FALSE(StartsWithAnchor(Words("các đơn vị kính gửi báo cáo"), kRecipientsAnchor,
                                kShortAnchorErrors));
}

TEST_F(Anchors, TheDateLineMayLackADay) {
  for (const std::string_view line :
       {"Lâm Hà, ngày 05 tháng 7 năm 2024", "Lâm Hà, ngày tháng 7 năm 2024",
        "Lâm Hà, ngày ` tháng 1O năm 2017", "Lâm Hà, ngày 2y thắng 4Ô năm 2017"}) {
    const auto found = FindDateLine(Words(line));
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->begin, 2U) << line;
  }
  EXPECT_FALSE(FindDateLine(Words("theo kế hoạch tháng này và năm sau")));
}

TEST_F(Anchors, NumberLines) {
  for (const std::string_view line : {"Số: 12/SYT-VP", "Số 34-CT/TW", "S6: /KH-SYT",
                                      "Số:", ".Số:4YỈ2 /SYT-TCCB", "Só:‡/SYT-NVY", "42 /SYT-NVY"}) {
    EXPECT_TRUE(IsNumberLine(Words(line))) << line;
  }
  for (const std::string_view line : {"SỞ Y TẾ", "Sở Y tế đề nghị", "V/v báo cáo số lượng"}) {
    EXPECT_FALSE(IsNumberLine(Words(line))) << line;
  }
}

}  // namespace
}  // namespace vanthu
