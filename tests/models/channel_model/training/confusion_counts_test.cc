#include "models/channel_model/training/confusion_counts.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(ConfusionCounts, FindsWhichLetterWasReadAsTwo) {
  const std::vector<PrintedAndRead> pairs = {{U"chức", U"chirc"},
                                             {U"sức", U"sirc"},
                                             {U"đức", U"dirc"},
                                             {U"mức", U"mirc"},
                                             {U"cha", U"cha"}};
  const ConfusionCounts counted = CountConfusions(pairs, 10);
  EXPECT_NEAR(counted.counts.at({U"ứ", U"ir"}), 4, 0.05);
  EXPECT_NEAR(counted.counts.at({U"đ", U"d"}), 1, 0.05);
  EXPECT_EQ(counted.letters.at(U"ứ"), 4);
  EXPECT_EQ(counted.letters.at(U"ức"), 4);
}

TEST(ConfusionCounts, FindsTwoLettersReadAsOne) {
  const std::vector<PrintedAndRead> pairs = {
      {U"từng", U"timg"}, {U"xứng", U"ximg"}, {U"mừng", U"mimg"}, {U"ti", U"ti"}, {U"xi", U"xi"}};
  const ConfusionCounts counted = CountConfusions(pairs, 10);
  double of_u = 0;
  for (const auto& [misreading, count] : counted.counts) {
    const auto& [printed, read] = misreading;
    if (printed.starts_with(U'ừ') || printed.starts_with(U'ứ')) of_u += count;
  }
  // Each ừ was read somehow, alone or with its n.
  EXPECT_NEAR(of_u, 3, 0.05);
}

TEST(ConfusionCounts, EveryLetterIsCountedOnceAWord) {
  const std::vector<PrintedAndRead> pairs = {{U"năm", U"ndm"}, {U"năm", U"nim"}};
  const ConfusionCounts counted = CountConfusions(pairs, 8);
  double of_a = 0;
  for (const auto& [misreading, count] : counted.counts) {
    if (misreading.first == U"ă") of_a += count;
  }
  EXPECT_NEAR(of_a, 2, 0.05);
}

}  // namespace
}  // namespace vanthu
