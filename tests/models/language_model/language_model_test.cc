#include "models/language_model/language_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

class TinyModel : public testing::Test {
 protected:
  // Two lines of two words, small enough to be smoothed by hand.
  const std::string bytes_ = TrainOn({"ba má", "ba con"});
  const LanguageModel model_ = LanguageModel::Parse(bytes_).value();
  const WordId ba_ = model_.Find("ba").value();
  const WordId má_ = model_.Find("má").value();
  const WordId con_ = model_.Find("con").value();

  [[nodiscard]] LanguageModel::State After(std::vector<WordId> words) const {
    LanguageModel::State state = model_.Start();
    for (const WordId word : words) state = model_.Score(state, word).state;
    return state;
  }
  [[nodiscard]] double Probability(const LanguageModel::State& state, WordId word) const {
    return std::exp(double{model_.Score(state, word).log_probability});
  }
};

// Kneser-Ney counts of single words: a break 4 (2 lines begin, 2 words go before), ba, má, con 1
// each; 0.75 is taken off each of the four, and what is taken is spread over the 11 ids.
constexpr double kBa = 0.25 / 7 + 3.0 / 7 / 11;
constexpr double kMá = kBa;

TEST_F(TinyModel, GivesTheProbabilitiesOfTheLongestNgram) {
  // After "ba": má and con once each.
  const double after_ba = 0.25 / 2 + 0.75 * kMá;
  // After a break and "ba": the same once more.
  EXPECT_NEAR(Probability(After({ba_}), má_), 0.25 / 2 + 0.75 * after_ba, 1e-6);
}

TEST_F(TinyModel, BacksOffToShorterNgrams) {
  // Nothing but a break was seen after "má"; the weight of backing off is 0.75 after each of the
  // contexts "má", "ba má" and "break ba má".
  EXPECT_NEAR(Probability(After({ba_, má_}), ba_), std::pow(0.75, 3) * kBa, 1e-6);
  // After "con má", which was never seen, only "má" is left of the context.
  EXPECT_NEAR(Probability(After({con_, má_}), ba_), 0.75 * kBa, 1e-6);
}

TEST(LanguageModel, ScoresManyStatesAsOneByOne) {
  const std::string bytes =
      TrainOn({"một hai ba bốn năm", "hai ba bốn", "ba bốn năm", "hai ba một"});
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  std::vector<LanguageModel::State> states = {model.Start()};
  constexpr std::size_t kMany = 200;
  for (std::size_t i = 0; states.size() < kMany; ++i) {
    for (std::size_t id = 0; id < model.Size() && states.size() < kMany; ++id) {
      states.push_back(model.Score(states[i], static_cast<WordId>(id)).state);
    }
  }
  std::vector<LanguageModel::Step> steps(states.size());
  for (const bool sorted : {false, true}) {
    if (sorted) std::ranges::sort(states, {}, &LanguageModel::State::words);
    for (std::size_t id = 0; id < model.Size(); ++id) {
      model.Score(states, static_cast<WordId>(id), steps);
      for (std::size_t i = 0; i < states.size(); ++i) {
        const auto alone = model.Score(states[i], static_cast<WordId>(id));
        ASSERT_EQ(steps[i].state, alone.state);
        ASSERT_FLOAT_EQ(steps[i].log_probability, alone.log_probability);
      }
    }
  }
}

TEST_F(TinyModel, ForgetsWordsThatNoNgramGoesOnFrom) {
  EXPECT_EQ(After({con_, má_}), After({ba_, con_, má_}));
  EXPECT_NE(After({ba_, má_}), After({con_, má_}));
}

TEST_F(TinyModel, KnowsItsWordsInEitherToneStyle) {
  const std::string bytes = TrainOn({"hòa bình"});
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  ASSERT_TRUE(model.Find("hòa").has_value());
  EXPECT_EQ(model.Find("hoà"), model.Find("hòa"));
  EXPECT_EQ(model.Spelling(*model.Find("hoà")), "hòa");
  EXPECT_EQ(model.Find("bính"), std::nullopt);
  EXPECT_EQ(model_.Spelling(kBreak), "");
}

TEST_F(TinyModel, FindsTheWordOrClassOfAnyToken) {
  constexpr std::string_view kLine = "BA 12 x7 zyx ZYX, ba (ba).";
  std::vector<WordId> words;
  for (const Token& token : Tokenize(kLine)) words.push_back(model_.Find(token, kLine));
  EXPECT_THAT(words, testing::ElementsAre(ba_, kNumberWord, kCodeWord, kUnknownWord, kUnknownUpper,
                                          kPauseWord, ba_, kOpenWord, ba_, kBreak));
}

TEST(LanguageModel, ProbabilitiesSumToOneAfterAnything) {
  const std::string bytes = TrainOn(InventedLines());
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  LanguageModel::State state = model.Start();
  for (const std::string_view line : InventedLines()) {
    for (const Token& token : Tokenize(line)) {
      double sum = 0;
      for (std::size_t id = 0; id < model.Size(); ++id) {
        sum += std::exp(double{model.Score(state, static_cast<WordId>(id)).log_probability});
      }
      EXPECT_NEAR(sum, 1, 0.001) << token.In(line);
      state = model.Score(state, model.Find(token, line)).state;
    }
  }
}

TEST(LanguageModel, CapitalsSpeakForNames) {
  const std::string bytes = TrainOn(InventedLines());
  const LanguageModel model = LanguageModel::Parse(bytes).value();
  const WordId bảo = model.Find("bảo").value();
  const WordId con = model.Find("con").value();
  const auto capitalized = [&](WordId word) {
    return model.ScoreCase(word, WordCase::kLower, WordCase::kCapitalized);
  };
  EXPECT_GT(capitalized(bảo), 0);
  EXPECT_LT(capitalized(con), 0);
  EXPECT_EQ(model.ScoreCase(bảo, WordCase::kLower, WordCase::kNone), 0);
}

TEST(LanguageModel, LoadsTheFileItWasGiven) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "language_model_test.bin";
  const std::string bytes = TrainOn(InventedLines());
  std::ofstream(file, std::ios::binary) << bytes;
  const auto loaded = LanguageModel::Load(file);
  ASSERT_TRUE(loaded) << loaded.error();
  const LanguageModel parsed = LanguageModel::Parse(bytes).value();
  EXPECT_EQ(loaded->Size(), parsed.Size());
  EXPECT_EQ(loaded->Score(loaded->Start(), kFirstWord).log_probability,
            parsed.Score(parsed.Start(), kFirstWord).log_probability);
}

TEST(LanguageModel, NamesTheFileThatIsNone) {
  const auto missing = LanguageModel::Load("/nonexistent/model.bin");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error(), HasSubstr("/nonexistent/model.bin"));
}

}  // namespace
}  // namespace vanthu
