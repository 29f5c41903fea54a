#include "pipeline/restore/word_readings.h"

#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

class WordReadingsTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const SyllableTrie trie_{models_.syllables.List()};
  const std::vector<float> priors_ = std::vector<float>(trie_.size(), 8.0F);
  WordReadings readings_{models_.channel, trie_, priors_};

  [[nodiscard]] SyllableId Id(std::string_view text) const {
    return trie_.Find(LettersOf(text).value());
  }
};

TEST_F(WordReadingsTest, KnowAWordAsItStandsInEitherToneStyle) {
  EXPECT_EQ(readings_.AsItStands(U"HOÀ"), Id("hòa"));
  EXPECT_EQ(readings_.AsItStands(U"s6"), kNoSyllable);
  EXPECT_EQ(readings_.Of(Reader::kVietnamese, U"hoà").readings.front().syllable, Id("hòa"));
}

TEST_F(WordReadingsTest, ExplainAWordByTheReaderThatWroteIt) {
  const float foreign = readings_.Of(Reader::kForeign, U"chirc").log_likelihood;
  const float vietnamese = readings_.Of(Reader::kVietnamese, U"chirc").log_likelihood;
  EXPECT_GT(foreign, vietnamese + 2);
}

TEST_F(WordReadingsTest, KnowWholeWordsThatAReaderTakesForOthers) {
  const auto model = ChannelModel::Parse({.weights = "vietnamese\tword\tkể\tkế\t0.5\n"});
  WordReadings readings(*model, trie_, priors_);
  const auto cost = [&](std::u32string_view seen, std::string_view printed) {
    for (const WordReading& reading : readings.Of(Reader::kVietnamese, seen).readings) {
      if (reading.syllable == Id(printed)) return reading.cost;
    }
    return 99.0F;
  };
  EXPECT_FLOAT_EQ(cost(U"kế", "kể"), 0.5F);
  EXPECT_FLOAT_EQ(cost(U"KẾ", "kể"), 0.5F);
  EXPECT_GT(cost(U"thế", "thể"), 2);
}

TEST_F(WordReadingsTest, GiveTheSameAgain) {
  const auto first = readings_.Of(Reader::kMarksLost, U"Cac").readings;
  const auto& again = readings_.Of(Reader::kMarksLost, U"Cac").readings;
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].syllable, again[i].syllable);
    EXPECT_EQ(first[i].word_case, CaseForm::kTitle);
  }
}

TEST_F(WordReadingsTest, KnowVietnameseWithoutMarks) {
  for (const auto* word : {U"chuc", U"TAT", U"Dong", U"hop"}) {
    EXPECT_TRUE(readings_.IsVietnameseWithoutMarks(word));
  }
  for (const auto* word : {U"they", U"forms", U"PEOPLE", U"s6"}) {
    EXPECT_FALSE(readings_.IsVietnameseWithoutMarks(word));
  }
}

TEST_F(WordReadingsTest, TakeNoWordForAForeignOne) {
  const std::vector<std::string> words = {"dossier", "ôtô", "ubnd", "đó"};
  const SyllableTrie trie(words);
  const std::vector<float> priors(trie.size(), 8.0F);
  std::vector<std::uint8_t> foreign(trie.size(), 1);
  foreign[trie.Find(LettersOf(std::string_view("đó")).value())] = 0;
  WordReadings readings(models_.channel, trie, priors, foreign);
  const auto count = [&](std::u32string_view seen) {
    return readings.Of(Reader::kVietnamese, seen).readings.size();
  };
  EXPECT_EQ(count(U"dossier"), 1U);
  EXPECT_EQ(count(U"dosier"), 0U);
  EXPECT_EQ(count(U"dossier¿"), 1U);
  EXPECT_EQ(count(U"ôto"), 1U);
  EXPECT_EQ(count(U"UBNDD"), 1U);
  EXPECT_EQ(count(U"đo"), 1U);
}

TEST_F(WordReadingsTest, ForgetWhatIsTooMuchAndGoOn) {
  for (char32_t a = U'a'; a <= U'z'; ++a) {
    for (char32_t b = U'a'; b <= U'z'; ++b) {
      for (char32_t c = U'a'; c <= U'z'; ++c) {
        for (char32_t d = U'a'; d <= U'b'; ++d) {
          (void)readings_.Of(Reader::kMarksLost, std::u32string{a, b, c, d});
        }
      }
    }
  }
  EXPECT_FALSE(readings_.Of(Reader::kMarksLost, U"cac").readings.empty());
}

}  // namespace
}  // namespace vanthu
