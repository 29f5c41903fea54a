#include "models/language_model/training/kneser_ney.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

TEST(EstimateKneserNey, GivesEachUnigramAShare) {
  const Corpus corpus = ReadLines(InventedLines());
  const BackoffModel model = Estimate(corpus);
  ASSERT_EQ(model.orders[0].keys.size(), corpus.spellings.size());
  double sum = 0;
  for (const float log_probability : model.orders[0].log_probabilities) {
    sum += std::exp(double{log_probability});
  }
  EXPECT_NEAR(sum, 1, 1e-5);
}

// The weight of backing off is what the n-grams of a context leave over.
TEST(EstimateKneserNey, BackoffsTakeWhatIsLeft) {
  const BackoffModel model = Estimate(ReadLines(InventedLines()));
  const BackoffLevel& pairs = model.orders[1];
  const BackoffLevel& words = model.orders[0];
  std::map<NgramKey, double> seen;        // by context
  std::map<NgramKey, double> seen_below;  // the same words without the context
  for (std::size_t i = 0; i < pairs.keys.size(); ++i) {
    const NgramKey context = pairs.keys[i] % kWordBase;
    seen[context] += std::exp(double{pairs.log_probabilities[i]});
    seen_below[context] += std::exp(double{words.log_probabilities[pairs.keys[i] / kWordBase]});
  }
  for (const auto& [context, mass] : seen) {
    EXPECT_TRUE(words.has_longer[context]);
    EXPECT_NEAR(std::exp(double{words.log_backoffs[context]}),
                (1 - mass) / (1 - seen_below[context]), 1e-4);
  }
}

TEST(EstimateKneserNey, FrequentWordsAreLikelier) {
  const Corpus corpus = ReadLines({"ba má con ba", "ba con bà ba", "bà ba má"});
  const BackoffLevel words = Estimate(corpus).orders[0];
  EXPECT_GT(words.log_probabilities[kFirstWord], words.log_probabilities[kUnknownWord]);
}

}  // namespace
}  // namespace vanthu
