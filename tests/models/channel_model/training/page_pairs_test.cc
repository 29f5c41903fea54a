#include "models/channel_model/training/page_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace vanthu {
namespace {

using testing::Field;
using testing::SizeIs;

std::vector<PagePairs> Read(const std::string& text) {
  std::istringstream in(text);
  return ReadPagePairs(in);
}

TEST(PagePairs, PutsWordsBesideEachOther) {
  const auto pages = Read(
      "page\tarchive\tvie\ntrue\tKế hoạch năm\ntrue\ttới đây\n"
      "read\tKê hoạch năm\t80 95 96\nread\ttới đây\t90 91\n");
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(pages[0].language, "vie");
  ASSERT_THAT(pages[0].words, SizeIs(5));
  EXPECT_EQ(pages[0].words[0].printed, U"Kế");
  EXPECT_EQ(pages[0].words[0].read, U"Kê");
  EXPECT_EQ(pages[0].words[0].confidence, 80);
}

TEST(PagePairs, KnowsLostAndAddedSpaces) {
  const auto pages =
      Read("page\tarchive\teng\ntrue\tphối hợp chặt chẽ\nread\tphdihop chat ch é\t80 95 96 90\n");
  ASSERT_THAT(pages[0].words, SizeIs(3));
  EXPECT_EQ(pages[0].words[0].printed, U"phối hợp");
  EXPECT_EQ(pages[0].words[0].read, U"phdihop");
  EXPECT_EQ(pages[0].words[2].printed, U"chẽ");
  EXPECT_EQ(pages[0].words[2].read, U"ch é");
}

TEST(PagePairs, ALineLeftOutCostsItsOwnWords) {
  const auto pages = Read(
      "page\tarchive\teng\ntrue\tmột hai ba\ntrue\tbốn năm sáu\ntrue\tbảy tám chín\n"
      "read\tmot hai ba\t1 2 3\nread\tbay tam chin\t4 5 6\n");
  int beside = 0;
  for (const WordPair& pair : pages[0].words) beside += pair.read.empty() ? 0 : 1;
  EXPECT_EQ(beside, 6);
  EXPECT_EQ(pages[0].words.back().read, U"chin");
}

TEST(PagePairs, TakesPunctuationOffButNotMisreadLetters) {
  EXPECT_EQ(WithoutPunctuation(U"“Công,"), U"Công");
  EXPECT_EQ(WithoutPunctuation(U"so'”,"), U"so'");
  EXPECT_EQ(WithoutPunctuation(U"..."), U"");
}

}  // namespace
}  // namespace vanthu
