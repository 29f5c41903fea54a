#include "models/channel_model/training/word_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::vector<PrintedAndRead> Times(std::size_t count, const PrintedAndRead& pair) {
  return std::vector<PrintedAndRead>(count, pair);
}

std::vector<PrintedAndRead> All(const std::vector<std::vector<PrintedAndRead>>& parts) {
  std::vector<PrintedAndRead> pairs;
  for (const auto& part : parts) pairs.insert(pairs.end(), part.begin(), part.end());
  return pairs;
}

TEST(MisreadWords, AreCountedInAnyCase) {
  const auto words = CountMisreadWords(
      All({Times(4, {U"kể", U"kế"}), Times(1, {U"KỂ", U"KẾ"}), Times(5, {U"Kể", U"Kể"})}));
  ASSERT_THAT(words, SizeIs(1));
  EXPECT_EQ(words[0].printed, U"kể");
  EXPECT_EQ(words[0].read, U"kế");
  EXPECT_NEAR(words[0].share, 0.425, 1e-6);
}

TEST(MisreadWords, AreNoneThatHappenedOnceOrTwice) {
  EXPECT_THAT(CountMisreadWords(All({Times(2, {U"kể", U"kế"}), Times(9, {U"kế", U"kế"})})),
              IsEmpty());
}

TEST(MisreadWords, DifferInMarksAlone) {
  EXPECT_THAT(CountMisreadWords(Times(9, {U"số", U"s6"})), IsEmpty());
  EXPECT_THAT(CountMisreadWords(Times(9, {U"III", U"II"})), IsEmpty());
  EXPECT_THAT(CountMisreadWords(Times(9, {U"d", U"đ"})), IsEmpty()) << "a label";
}

}  // namespace
}  // namespace vanthu
