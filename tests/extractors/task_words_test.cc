#include "extractors/task_words.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(TaskWords, FindsThePhrasesOfAKind) {
  const auto table = Table::Parse(
      "task_words.tsv", "phrase\tkind\nyêu cầu\trequest\nyêu cầu\tinfo_heading\nrà soát\tverb\n");
  const auto words = TaskWords::FromTable(*table);
  ASSERT_TRUE(words.has_value());
  const Words text("Yêu cầu các đơn vị rà soát");
  EXPECT_EQ(words->At(TaskWord::kRequest, text, 0), 2U);
  EXPECT_EQ(words->At(TaskWord::kInfoHeading, text, 0), 2U);
  EXPECT_FALSE(words->At(TaskWord::kVerb, text, 0).has_value());
  EXPECT_EQ(words->At(TaskWord::kVerb, text, 5), 7U);
}

TEST(TaskWords, NamesTheLineOfAnUnknownKind) {
  const auto table = Table::Parse("task_words.tsv", "phrase\tkind\nrà soát\tverbs\n");
  const auto words = TaskWords::FromTable(*table);
  ASSERT_FALSE(words.has_value());
  EXPECT_NE(words.error().message.find("task_words.tsv:2"), std::string::npos);
}

}  // namespace
}  // namespace vanthu
