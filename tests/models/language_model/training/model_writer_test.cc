#include "models/language_model/training/model_writer.h"

#include <gtest/gtest.h>

#include <string>

#include "models/language_model/language_model.h"
#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

TEST(PackModel, GivesTheSameBytesAgain) {
  EXPECT_EQ(TrainOn(InventedLines()), TrainOn(InventedLines()));
}

TEST(PackModel, KeepsEverySpelling) {
  const Corpus corpus = ReadLines(InventedLines());
  const std::string bytes = PackModel(corpus, Estimate(corpus));
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  ASSERT_EQ(model.Size(), corpus.spellings.size());
  for (std::size_t id = kFirstWord; id < model.Size(); ++id) {
    EXPECT_EQ(model.Spelling(static_cast<WordId>(id)), corpus.spellings[id]);
  }
}

TEST(PackModel, KeepsEveryNgramOfTheText) {
  const Corpus corpus = ReadLines(InventedLines());
  const BackoffModel backoff = Estimate(corpus);
  const std::string bytes = PackModel(corpus, backoff);
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  const BackoffLevel& pairs = backoff.orders[1];
  for (std::size_t i = 0; i < pairs.keys.size(); ++i) {
    // A code is never in the lines, so that no longer n-gram goes before.
    LanguageModel::State state = model.Score(model.Start(), kCodeWord).state;
    state = model.Score(state, static_cast<WordId>(pairs.keys[i] % kWordBase)).state;
    EXPECT_NEAR(model.Score(state, static_cast<WordId>(pairs.keys[i] / kWordBase)).log_probability,
                pairs.log_probabilities[i], 1e-4);
  }
}

}  // namespace
}  // namespace vanthu
