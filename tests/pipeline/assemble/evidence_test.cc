#include "pipeline/assemble/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;

class EvidenceFinderTest : public testing::Test {
 protected:
  EvidenceFinderTest() {
    letter_.letter = LetterFromText("Sở Nội vụ");  // bytes: Sở 0-4, Nội 5-10, vụ 11-15
    letter_.words = {{.span = {0, 4}, .page = 1, .box = {10, 10, 30, 20}, .confidence = 0.9},
                     {.span = {5, 10}, .page = 1, .box = {40, 10, 60, 20}, .confidence = 0.5},
                     {.span = {11, 15}, .page = 2, .box = {10, 90, 20, 99}, .confidence = 0.7}};
    document_.pages.resize(2);
    document_.pages[0].number = 1;
    document_.pages[0].to_scan = {.xx = 2, .yy = 2};
    document_.pages[1].number = 2;
  }
  Document document_;
  NormalizedLetter letter_;
};

TEST_F(EvidenceFinderTest, GivesOneBoxAPageOnTheScan) {
  const std::vector<Span> spans = {{0, 15}};
  const auto found = EvidenceFinder(document_, letter_).Find(spans, "rule");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].page, 1);
  EXPECT_EQ(found[0].box, (Box{20, 20, 120, 40}));
  EXPECT_EQ(found[0].raw, "Sở Nội");
  EXPECT_EQ(found[1].page, 2);
  EXPECT_EQ(found[1].box, (Box{10, 90, 20, 99}));
  EXPECT_EQ(found[1].raw, "vụ");
}

TEST_F(EvidenceFinderTest, NarrowsToTheSpanThatHoldsTheValue) {
  const std::vector<Span> spans = {{0, 4}, {5, 10}};
  const EvidenceFinder finder(document_, letter_);
  EXPECT_THAT(finder.Narrow(spans, "NỘI"), ElementsAre(Span{5, 10}));
  EXPECT_THAT(finder.Narrow(spans, "Sở Nội"), ElementsAre(Span{0, 4}, Span{5, 10}));
}

TEST_F(EvidenceFinderTest, OcrConfidenceWeighsWordsByLength) {
  const EvidenceFinder finder(document_, letter_);
  const std::vector<Span> spans = {{0, 10}};
  EXPECT_NEAR(finder.OcrConfidence(spans), (0.9 * 4 + 0.5 * 5) / 9, 1e-9);
  EXPECT_DOUBLE_EQ(finder.OcrConfidence({}), 1.0);
}

TEST_F(EvidenceFinderTest, PlainTextHasNoBox) {
  for (WordSpan& word : letter_.words) word.box = {};
  const std::vector<Span> spans = {{0, 4}};
  const auto found = EvidenceFinder(document_, letter_).Find(spans, "rule");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].box.has_value());
}

}  // namespace
}  // namespace vanthu
