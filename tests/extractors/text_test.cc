#include "extractors/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vanthu {
namespace {

// "mộỘt" -> "một": one letter of three bytes goes.
Alignment DropRepeatedLetter() {
  Alignment alignment;
  alignment.Keep(4);        // mộ
  alignment.Replace(3, 0);  // Ộ
  alignment.Keep(1);        // t
  return alignment;
}

TEST(Alignment, IdentityMapsEverySpanToItself) {
  const Alignment alignment = Alignment::Identity(10);
  EXPECT_EQ(alignment.ToSource({2, 7}), (Span{2, 7}));
  EXPECT_EQ(alignment.ToTarget({0, 10}), (Span{0, 10}));
  EXPECT_EQ(alignment.ToSource({3, 3}), (Span{3, 3}));
}

TEST(Alignment, ADroppedLetterIsCoveredBetweenItsNeighbors) {
  const Alignment alignment = DropRepeatedLetter();
  EXPECT_EQ(alignment.ToSource({0, 5}), (Span{0, 8}));
  EXPECT_EQ(alignment.ToSource({4, 5}), (Span{7, 8}));
  EXPECT_EQ(alignment.ToTarget({4, 7}), (Span{4, 4}));
}

TEST(Alignment, AReplacedPieceIsTakenWhole) {
  Alignment alignment;  // "Poc lap" -> "Độc lập"
  alignment.Replace(3, 7);
  alignment.Keep(1);
  alignment.Replace(3, 6);
  EXPECT_EQ(alignment.ToSource({2, 4}), (Span{0, 3}));
  EXPECT_EQ(alignment.ToTarget({5, 6}), (Span{8, 14}));
}

TEST(Alignment, ThenComposes) {
  Alignment upper;  // "một" (5 bytes) -> "MỘT" and then " " -> "  " in front
  upper.Replace(0, 2);
  upper.Keep(5);
  const Alignment both = DropRepeatedLetter().Then(upper);
  EXPECT_EQ(both.source_size(), 8U);
  EXPECT_EQ(both.target_size(), 7U);
  EXPECT_EQ(both.ToSource({6, 7}), (Span{7, 8}));
  EXPECT_EQ(both.ToTarget({0, 1}), (Span{2, 3}));
}

// A random alignment whose source has the given size.
rc::Gen<Alignment> AnyAlignment(std::size_t source_size) {
  return rc::gen::map(
      rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
          rc::gen::pair(rc::gen::inRange<std::size_t>(0, 5), rc::gen::inRange<std::size_t>(0, 5))),
      [source_size](const std::vector<std::pair<std::size_t, std::size_t>>& steps) {
        Alignment alignment;
        for (const auto& [source, target] : steps) {
          if (alignment.source_size() + source > source_size) break;
          if (source == target) {
            alignment.Keep(source);
          } else {
            alignment.Replace(source, target);
          }
        }
        alignment.Keep(source_size - alignment.source_size());
        return alignment;
      });
}

RC_GTEST_PROP(AlignmentProperty, CompositionFitsAndIsMonotone, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 40);
  const Alignment first = *AnyAlignment(size);
  const Alignment second = *AnyAlignment(first.target_size());
  const Alignment both = first.Then(second);
  RC_ASSERT(both.source_size() == first.source_size());
  RC_ASSERT(both.target_size() == second.target_size());
  for (std::size_t begin = 0; begin < both.target_size(); ++begin) {
    const Span whole = both.ToSource({begin, begin + 1});
    const Span stepwise = first.ToSource(second.ToSource({begin, begin + 1}));
    RC_ASSERT(whole.end <= size);
    RC_ASSERT(whole.begin <= whole.end);
    // Composing may only lose precision, never the place.
    if (!stepwise.empty()) RC_ASSERT(whole.Contains(stepwise));
    if (begin > 0) RC_ASSERT(both.ToSource({begin - 1, begin}).begin <= whole.begin);
  }
}

}  // namespace
}  // namespace vanthu
