#include "extractors/item_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;

std::vector<std::string> Items(std::string_view text, ItemSeparator separator) {
  const Letter letter = LetterFromText(text);
  std::vector<Span> lines;
  for (const Line& line : letter.lines) lines.push_back(line.span);
  std::vector<std::string> values;
  for (const auto& item : ItemsOf(letter, lines, separator)) values.push_back(item.value);
  return values;
}

TEST(ItemList, SemicolonsCutOnlyListsWithoutBullets) {
  EXPECT_THAT(Items("A; B", ItemSeparator::kBulletOrSemicolon), ElementsAre("A", "B"));
  EXPECT_THAT(Items("- A; b", ItemSeparator::kBulletOrSemicolon), ElementsAre("A; b"));
  EXPECT_THAT(Items("A; b", ItemSeparator::kBullet), ElementsAre("A; b"));
}

TEST(ItemList, SemicolonsInBracketsCutNothing) {
  EXPECT_THAT(Items("A (b; c); D", ItemSeparator::kBulletOrSemicolon),
              ElementsAre("A (b; c)", "D"));
}

TEST(ItemList, LabelCutOffLeavesTheRestOfItsLine) {
  const Letter letter = LetterFromText("Nơi nhận: - A;\n- B.", Zone::kDistribution);
  const ListLines list = LinesOfList(letter, Zone::kDistribution, PartLabel::kDistribution);
  EXPECT_TRUE(list.has_zone);
  ASSERT_EQ(list.spans.size(), 2U);
  EXPECT_EQ(list.spans[0].Of(letter.text), "- A;");
}

}  // namespace
}  // namespace vanthu
