#include "pipeline/restore/text_usage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

// Two spellings of a word, as usual as each other; two of a word that every text has; a word that
// only fills the text.
constexpr SyllableId kDai = 0;
constexpr SyllableId kDaiToo = 1;
constexpr SyllableId kCommon = 2;
constexpr SyllableId kCommonToo = 3;
constexpr SyllableId kFiller = 4;

class TextUsageTest : public testing::Test {
 protected:
  const std::vector<float> priors_ = {9, 9, 2, 2, 3};
  TextUsage usage_{priors_};
  std::vector<TakenWord> words_;
  std::vector<RivalWord> rivals_;

  static WordChoice Choice(SyllableId syllable) {
    WordChoice choice;
    choice.syllables[0] = syllable;
    return choice;
  }
  TakenWord& AddSure(SyllableId syllable, std::size_t paragraph = 0) {
    TakenWord& word = words_.emplace_back();
    word.token = words_.size() - 1;
    word.paragraph = paragraph;
    word.choice = Choice(syllable);
    word.rivals_begin = word.rivals_end = rivals_.size();
    return word;
  }
  TakenWord& AddDoubt(SyllableId syllable, SyllableId rival, float behind,
                      std::size_t paragraph = 0) {
    TakenWord& word = AddSure(syllable, paragraph);
    rivals_.push_back({.choice = Choice(rival), .behind = behind});
    word.rivals_end = rivals_.size();
    return word;
  }
  SyllableId Last() {
    usage_.Revise(words_, rivals_);
    return words_.back().choice.syllables[0];
  }
};

TEST_F(TextUsageTest, TakesTheSpellingThatTheParagraphUses) {
  AddSure(kDai);
  AddSure(kFiller);
  AddDoubt(kDaiToo, kDai, 1);
  EXPECT_EQ(Last(), kDai);
}

TEST_F(TextUsageTest, KeepsWhatTheTextHasNoWordOn) {
  AddSure(kFiller);
  AddDoubt(kDaiToo, kDai, 0.1F);
  EXPECT_EQ(Last(), kDaiToo);
}

TEST_F(TextUsageTest, TheNgramsKeepTheirSay) {
  AddSure(kDai);
  AddDoubt(kDaiToo, kDai, 5.9F);
  EXPECT_EQ(Last(), kDaiToo);
}

TEST_F(TextUsageTest, AUseOfACommonWordSaysLittle) {
  AddSure(kCommon);
  AddDoubt(kCommonToo, kCommon, 1);
  EXPECT_EQ(Last(), kCommonToo);
}

TEST_F(TextUsageTest, TheRestOfTheTextCountsLess) {
  AddSure(kDai, 0);
  AddDoubt(kDaiToo, kDai, 3, 1);
  EXPECT_EQ(Last(), kDaiToo);
  words_.clear();
  rivals_.clear();
  for (int i = 0; i < 10; ++i) AddSure(kDai, 0);
  AddDoubt(kDaiToo, kDai, 3, 1);
  EXPECT_EQ(Last(), kDai);
}

TEST_F(TextUsageTest, WordsInDoubtThemselvesSayNothing) {
  AddDoubt(kDai, kDaiToo, 2);
  AddDoubt(kDaiToo, kDai, 0.5F);
  EXPECT_EQ(Last(), kDaiToo);
}

// Sure enough to be counted, near enough to be judged: by the others only.
TEST_F(TextUsageTest, AWordDoesNotSpeakForItself) {
  TakenWord& word = AddDoubt(kDaiToo, kDai, 4);
  rivals_.back().choice.as_it_stands = true;
  word.may_stay = true;
  EXPECT_EQ(Last(), kDaiToo);
  EXPECT_NEAR(words_.back().over_standing, 4, 1e-4);
}

TEST_F(TextUsageTest, AWordThatThreeUsesSpeakForIsSurerThanBefore) {
  for (int i = 0; i < 3; ++i) AddSure(kDaiToo);
  TakenWord& word = AddDoubt(kDaiToo, kDai, 2);
  rivals_.back().choice.as_it_stands = true;
  word.may_stay = true;
  word.over_standing = 2;
  EXPECT_EQ(Last(), kDaiToo);
  EXPECT_GT(words_.back().over_standing, 3);
}

TEST_F(TextUsageTest, AChangedWordIsWeighedAgainstTheOneThatStood) {
  for (int i = 0; i < 3; ++i) AddSure(kDai);
  TakenWord& word = AddDoubt(kDaiToo, kDai, 1);
  word.choice.as_it_stands = true;
  word.may_stay = true;
  EXPECT_EQ(Last(), kDai);
  EXPECT_FALSE(words_.back().choice.as_it_stands);
  EXPECT_GT(words_.back().over_standing, 0);
}

// What is no syllable (UBND) is neither counted nor put in place of a word.
TEST_F(TextUsageTest, LeavesWhatIsNoSyllable) {
  AddSure(kNoSyllable);
  AddDoubt(kNoSyllable, kDai, 0.1F);
  EXPECT_EQ(Last(), kNoSyllable);
  AddDoubt(kDai, kNoSyllable, 0.1F);
  EXPECT_EQ(Last(), kDai);
}

}  // namespace
}  // namespace vanthu
