#include "pipeline/restore/damage.h"

#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

class DamageTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const SyllableTrie trie_{models_.syllables.List()};
  const std::vector<float> priors_ = std::vector<float>(trie_.size(), 8.0F);
  WordReadings readings_{models_.channel, trie_, priors_};

  Damage Estimate(std::string_view line) {
    SeenText text;
    AddLine(line, 0, {}, text);
    return EstimateDamage(text, {}, readings_);
  }
};

TEST_F(DamageTest, SoundTextIsSound) {
  EXPECT_GT(Estimate("văn phòng tổng hợp kết quả báo cáo lãnh đạo").Of(Reader::kVietnamese), 0.9F);
}

TEST_F(DamageTest, NothingReadLeavesWhatWasBelieved) {
  const Damage before = {.share = {0.2F, 0.3F, 0.5F}};
  SeenText text;
  AddLine("12/QĐ-UBND 2024", 0, {}, text);
  EXPECT_EQ(EstimateDamage(text, before, readings_).share, before.share);
}

TEST_F(DamageTest, LettersNobodyElseWritesPointToAForeignEngine) {
  const Damage damage = Estimate("chirc thyuc hién nhiém vu duwoc ngudi nghiép chirc sirc");
  EXPECT_GT(damage.Of(Reader::kForeign), 0.6F);
  EXPECT_GT(damage.Of(Reader::kForeign), damage.Of(Reader::kMarksLost));
}

TEST_F(DamageTest, WordsThatAreNotVietnameseTellNothing) {
  const float alone = Estimate("cac don vi to chuc thuc hien").Of(Reader::kForeign);
  const float among = Estimate("cac don vi Broadcasting to chuc Frequency thuc hien Switzerland")
                          .Of(Reader::kForeign);
  EXPECT_LT(among, alone + 0.1F);
}

TEST_F(DamageTest, IsJudgedFromAllOverTheText) {
  std::string line = "văn phòng tổng hợp kết quả";
  for (int i = 0; i < 100; ++i) line += " cac don vi thuc hien";
  EXPECT_GT(Estimate(line).Of(Reader::kMarksLost), 0.9F);
}

TEST_F(DamageTest, TheSharesSumToOne) {
  const Damage damage = Estimate("cac đơn vi chirc thực hien");
  EXPECT_NEAR(damage.share[0] + damage.share[1] + damage.share[2], 1.0F, 1e-4F);
}

}  // namespace
}  // namespace vanthu
