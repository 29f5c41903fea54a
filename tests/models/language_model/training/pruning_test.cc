#include "models/language_model/training/pruning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/language_model/language_model.h"
#include "models/language_model/training/model_writer.h"
#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

std::size_t Ngrams(const BackoffModel& model) {
  std::size_t size = 0;
  for (std::size_t order = 2; order <= model.orders.size(); ++order) {
    size += model.orders[order - 1].keys.size();
  }
  return size;
}

class Pruning : public testing::Test {
 protected:
  const Corpus corpus_ = ReadLines(InventedLines());
  const std::vector<BareId> bare_ids_ = BareIds(corpus_.spellings);

  [[nodiscard]] BackoffModel PruneTo(std::size_t ngrams) const {
    return Prune(Estimate(corpus_), bare_ids_, {.max_ngrams = ngrams});
  }
};

TEST_F(Pruning, KeepsNoMoreThanAllowed) {
  const std::size_t all = Ngrams(Estimate(corpus_));
  const std::size_t kept = Ngrams(PruneTo(all / 3));
  EXPECT_LE(kept, all / 3);
  EXPECT_GT(kept, all / 10);
}

TEST_F(Pruning, KeepsAllWhenAllFit) {
  EXPECT_EQ(Ngrams(PruneTo(1'000'000)), Ngrams(Estimate(corpus_)));
}

TEST_F(Pruning, KeepsWhatAnNgramBeginsAndEndsWith) {
  const BackoffModel model = PruneTo(60);
  for (std::size_t order = 3; order <= model.orders.size(); ++order) {
    const std::vector<NgramKey>& lower = model.orders[order - 2].keys;
    for (const NgramKey key : model.orders[order - 1].keys) {
      EXPECT_TRUE(std::ranges::binary_search(lower, key / kWordBase));
      EXPECT_TRUE(std::ranges::binary_search(lower, key % WordBasePower(order - 1)));
    }
  }
}

TEST_F(Pruning, LeavesProbabilitiesThatSumToOne) {
  const std::string bytes = PackModel(corpus_, PruneTo(60));
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  for (std::size_t context = 0; context < model.Size(); ++context) {
    if (context == kLineStart) continue;
    const LanguageModel::State state =
        model.Score(model.Start(), static_cast<WordId>(context)).state;
    double sum = 0;
    for (std::size_t id = 0; id < model.Size(); ++id) {
      sum += std::exp(double{model.Score(state, static_cast<WordId>(id)).log_probability});
    }
    EXPECT_NEAR(sum, 1, 0.01) << context;
  }
}

// má and mà share their letters, and nhím is the only word with its own: after each, the same
// counts, but only the choice between má and mà needs an n-gram.
TEST(Prune, SpendsItsBytesWhereThereIsAChoice) {
  const Corpus corpus =
      ReadLines({"ba má", "ba má", "ba má", "ông mà", "ông mà", "ông mà", "ông nhím", "ông nhím",
                 "ông nhím", "bà nhím", "bà nhím", "bà nhím"});
  const auto id = [&](std::string_view word) {
    return static_cast<NgramKey>(std::ranges::find(corpus.spellings, word) -
                                 corpus.spellings.begin());
  };
  const BackoffModel model =
      Prune(Estimate(corpus), BareIds(corpus.spellings), {.max_ngrams = 6, .settled_worth = 0});
  const std::vector<NgramKey>& pairs = model.orders[1].keys;
  EXPECT_TRUE(std::ranges::binary_search(pairs, id("má") * kWordBase + id("ba")));
  EXPECT_FALSE(std::ranges::binary_search(pairs, id("nhím") * kWordBase + id("ông")));
}

}  // namespace
}  // namespace vanthu
