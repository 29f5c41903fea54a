#include "pipeline/restore/foreign_text.h"

#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

class ForeignTextTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const SyllableTrie trie_{models_.syllables.List()};
  const std::vector<float> priors_ = std::vector<float>(trie_.size(), 8.0F);
  WordReadings readings_{models_.channel, trie_, priors_};

  // Whether `word`, once in `line`, stands in a passage of another language.
  bool IsForeign(std::string_view line, std::string_view word) {
    SeenText text;
    AddLine(line, 0, {}, text);
    const std::size_t at = line.find(word);
    std::size_t index = 0;
    while (text.tokens[index].span.begin != at) ++index;
    return IsInForeignText(text.tokens, index, readings_);
  }
};

TEST_F(ForeignTextTest, IsKnownByTheWordsAround) {
  EXPECT_TRUE(IsForeign("we report that they use two forms", "they"));
  EXPECT_TRUE(IsForeign("provinces from Quang Tri northward", "Tri"));
  EXPECT_TRUE(IsForeign("report by 12/2024, in the forms below", "in"));
}

TEST_F(ForeignTextTest, IsNoVietnameseWithoutMarks) {
  EXPECT_FALSE(IsForeign("cac don vi to chuc thuc hien ke hoach", "chuc"));
  EXPECT_FALSE(IsForeign("cac don vi to chuc theo form nay", "theo"));
}

TEST_F(ForeignTextTest, IsNoVietnameseThatNamesAFirm) {
  EXPECT_FALSE(IsForeign("hợp đồng với Everbright Motors cua thành phố", "đồng"));
  EXPECT_FALSE(IsForeign("công ty Everbright cung cấp", "cung"));
}

TEST_F(ForeignTextTest, EndsAtABreakAndAtAMark) {
  EXPECT_FALSE(IsForeign("see forms below. cung cấp", "cung"));
  EXPECT_FALSE(IsForeign("see forms below của cung cấp", "cung"));
}

}  // namespace
}  // namespace vanthu
