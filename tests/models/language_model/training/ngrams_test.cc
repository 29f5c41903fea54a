#include "models/language_model/training/ngrams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr WordId kA = kFirstWord;
constexpr WordId kB = kFirstWord + 1;

// "ba má", "má ba", "ba má": ba and má are as frequent, ba comes first.
CountedText Count() { return CountNgrams(ReadLines({"ba má", "má ba", "ba má"}).parts); }

std::map<std::vector<WordId>, std::uint32_t> Readable(const NgramCounts& order, std::size_t words) {
  std::map<std::vector<WordId>, std::uint32_t> counts;
  for (std::size_t i = 0; i < order.keys.size(); ++i) {
    std::vector<WordId> ngram;
    for (NgramKey key = order.keys[i]; ngram.size() < words; key /= kWordBase) {
      ngram.push_back(static_cast<WordId>(key % kWordBase));
    }
    counts[ngram] = order.counts[i];
  }
  return counts;
}

TEST(CountNgrams, CountsDifferentLeftNeighbours) {
  // A break begins three lines, and follows ba and má; ba and má each follow a break and another.
  EXPECT_THAT(Readable(Count().orders[0], 1),
              ElementsAre(Pair(ElementsAre(kBreak), 5), Pair(ElementsAre(kA), 2),
                          Pair(ElementsAre(kB), 2)));
}

TEST(CountNgrams, CountsLineStartsEachTime) {
  const auto pairs = Readable(Count().orders[1], 2);
  EXPECT_EQ(pairs.at({kBreak, kA}), 2U);
  EXPECT_EQ(pairs.at({kBreak, kB}), 1U);
  EXPECT_EQ(pairs.at({kA, kB}), 1U);  // always after a break
}

TEST(CountNgrams, KnowsHowOftenEachIsInTheText) {
  const CountedText text = Count();
  float total = 0;
  for (const float n : text.orders[0].occurrences) total += n;
  EXPECT_EQ(total, 12);  // three lines of two words and two breaks
}

TEST(CountNgrams, EndsBeforeTheLineStart) {
  for (const NgramCounts& order : Count().orders) {
    for (NgramKey key : order.keys) {
      for (; key != 0; key /= kWordBase) EXPECT_NE(key % kWordBase, kLineStart);
    }
  }
}

TEST(PlacesByContext, PutsContinuationsTogether) {
  // "a b", "b b", "b a" by their keys (last word first).
  const std::vector<NgramKey> keys = {1 * kWordBase + 2, 2 * kWordBase + 1, 2 * kWordBase + 2};
  EXPECT_THAT(PlacesByContext(keys, 2), ElementsAre(1, 0, 2));
}

}  // namespace
}  // namespace vanthu
