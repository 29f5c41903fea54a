#include "models/channel_model/candidate_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/channel_model/channel_model.h"

namespace vanthu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kRules = "letters\tseen\thow\nư\tir|tr\tsometimes\n";

class Search : public testing::Test {
 protected:
  const std::vector<std::string> words_ = {"chức", "chúc", "chưc", "cha",  "công",
                                           "cống", "cổng", "mộ",   "trưa", "đã"};
  const SyllableTrie trie_{words_};
  std::vector<float> priors_ = std::vector<float>(trie_.size(), 3.0F);
  const ChannelModel model_ = ChannelModel::Parse({.rules = kRules}).value();

  std::vector<std::string> Find(std::u32string_view seen, CaseForm word_case, Reader reader) {
    CandidateSearch search(trie_, priors_);
    std::vector<std::string> found;
    for (const Candidate& candidate :
         search.Find(seen, word_case, model_.For(reader).confusions, {.width = 20})) {
      found.push_back(trie_.Text(candidate.syllable));
    }
    return found;
  }
};

TEST_F(Search, FindsASyllableBehindMisreadLetters) {
  EXPECT_THAT(Find(U"chirc", CaseForm::kLower, Reader::kForeign), ElementsAre("chưc"));
}

TEST_F(Search, FindsAllThatLoseTheirMarksToTheSameLetters) {
  EXPECT_THAT(Find(U"cong", CaseForm::kLower, Reader::kMarksLost),
              testing::UnorderedElementsAre("công", "cống", "cổng"));
}

TEST_F(Search, PutsTheLikelierSyllableFirst) {
  priors_[trie_.Find(LettersOf(std::string_view("cổng")).value())] = 0.5F;
  EXPECT_EQ(Find(U"cong", CaseForm::kLower, Reader::kMarksLost).front(), "cổng");
}

TEST_F(Search, ReadsCapitalsAsCapitals) {
  EXPECT_THAT(Find(U"CÔNG", CaseForm::kUpper, Reader::kVietnamese), Contains("cống"));
  EXPECT_THAT(Find(U"Da", CaseForm::kTitle, Reader::kMarksLost), ElementsAre("đã"));
}

TEST_F(Search, TakesALetterReadTwiceForOne) {
  EXPECT_THAT(Find(U"mộộ", CaseForm::kLower, Reader::kVietnamese), ElementsAre("mộ"));
}

TEST_F(Search, PassesOverASpeckButNotWhereNobodyReadPixels) {
  EXPECT_THAT(Find(U"mộ~", CaseForm::kLower, Reader::kVietnamese), ElementsAre("mộ"));
  EXPECT_LT(model_.For(Reader::kVietnamese).stray_cost + 5,
            model_.For(Reader::kMarksLost).stray_cost);
}

TEST_F(Search, HasNothingForWhatIsNoSyllable) {
  EXPECT_THAT(Find(U"xyz", CaseForm::kLower, Reader::kVietnamese), IsEmpty());
  EXPECT_THAT(Find(U"", CaseForm::kLower, Reader::kVietnamese), IsEmpty());
  EXPECT_THAT(Find(std::u32string(40, U'a'), CaseForm::kLower, Reader::kForeign), IsEmpty());
}

TEST_F(Search, GivesTheCostOfTheConfusionsAlone) {
  CandidateSearch search(trie_, priors_);
  const auto found =
      search.Find(U"công", CaseForm::kLower, model_.For(Reader::kVietnamese).confusions, {});
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(trie_.Text(found[0].syllable), "công");
  // Three plain letters and one with a mark, all read as they are.
  EXPECT_NEAR(found[0].cost, -3 * std::log(0.9985) - std::log(0.99), 1e-4);
}

}  // namespace
}  // namespace vanthu
