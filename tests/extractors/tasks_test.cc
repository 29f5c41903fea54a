#include "extractors/tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.h"

namespace vanthu {

INSTANTIATE_TEST_SUITE_P(Tasks, GoldenTest, testing::ValuesIn(GoldenCases("tasks")), GoldenName);

namespace {

using testing::ElementsAre;

std::vector<Task> Read(std::string_view text, const std::vector<std::string>& recipients = {}) {
  return FindTasks(ParagraphsOf(LetterFromText(text, Zone::kBody)),
                   {.year = 2021, .month = 3, .day = 10}, recipients, TestKnowledge());
}

TEST(Tasks, TextLosesItsLabelAndKeepsTheAuthorsWords) {
  const auto tasks = Read("1. Tập chung rà soát hồ sơ./.");
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].text, "Tập chung rà soát hồ sơ./.");
  EXPECT_EQ(tasks[0].label, "1.");
}

TEST(Tasks, AddresseesDoWhatALetterDirectsToNobody) {
  const auto tasks = Read("Bộ Nội vụ hướng dẫn việc lập hồ sơ như sau:\n1. Rà soát danh mục.",
                          {"Sở Nội vụ các tỉnh"});
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_THAT(tasks[0].assignees, ElementsAre("Sở Nội vụ các tỉnh"));
  EXPECT_TRUE(tasks[0].assignees_inherited);
}

TEST(Tasks, WithoutADateTheLetterKeepsTheWordsOfADeadline) {
  const auto tasks =
      FindTasks(ParagraphsOf(LetterFromText("1. Báo cáo trước ngày 15/6.", Zone::kBody)), {}, {},
                TestKnowledge());
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_FALSE(tasks[0].deadline.has_value());
}

TEST(Tasks, NothingMakesNothing) {
  EXPECT_TRUE(Read("").empty());
  EXPECT_EQ(Read("\n\n1.\n").size(), 1U);
}

// Five hundred pages: time grows with length, not with its square. Counted, not timed: every
// paragraph gives one node.
TEST(Tasks, LongLettersKeepEveryItem) {
  std::string text = "Sở Nội vụ đề nghị các đơn vị thực hiện các nội dung sau:";
  for (int i = 1; i <= 150; ++i) {
    text += "\n" + std::to_string(i) + ". Rà soát hồ sơ số " + std::to_string(i) + ".";
    for (int k = 0; k < 20; ++k) text += "\n- Kiểm tra, đối chiếu tài liệu.";
  }
  const auto tasks = Read(text);
  ASSERT_EQ(tasks.size(), 150U);
  EXPECT_EQ(tasks.back().children.size(), 20U);
}

}  // namespace
}  // namespace vanthu
