#include "pipeline/restore/beam_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class BeamSearchTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const RestoreWeights weights_;
  BeamSearch beam_{models_.language, weights_};
  Lattice lattice_;

  // One token whose choices are these words, all at the price given.
  void AddToken(const std::vector<std::string>& words, float cost = 1) {
    Edge edge = {.first = lattice_.tokens++, .choices_begin = lattice_.choices.size()};
    for (const std::string& word : words) {
      WordChoice choice = {.cost = cost};
      choice.words[0] = models_.language.Find(word).value();
      lattice_.choices.push_back(choice);
    }
    edge.choices_end = lattice_.choices.size();
    lattice_.edges.push_back(edge);
  }
  [[nodiscard]] std::string Words(const std::vector<Taken>& path) const {
    std::string words;
    for (const Taken& taken : path) {
      const WordChoice& choice = lattice_.choices[taken.choice];
      for (std::size_t i = 0; i < choice.count; ++i) {
        if (!words.empty()) words += ' ';
        words += models_.language.Spelling(choice.words[i]);
      }
    }
    return words;
  }
  std::vector<Taken> Best() { return beam_.Best(lattice_, models_.language.Start()); }
};

TEST_F(BeamSearchTest, TakesTheWordsThatGoTogether) {
  AddToken({"các", "cáo"});
  AddToken({"đơn"});
  AddToken({"vị", "vụ"});
  EXPECT_EQ(Words(Best()), "các đơn vị");
}

TEST_F(BeamSearchTest, WeighsThePriceOfTheDamage) {
  AddToken({"báo"});
  AddToken({"cáo"}, 30);
  lattice_.choices.push_back(lattice_.choices.back());
  lattice_.choices.back().words[0] = models_.language.Find("hoa").value();
  lattice_.choices.back().cost = 0;
  ++lattice_.edges.back().choices_end;
  EXPECT_EQ(Words(Best()), "báo hoa");
}

TEST_F(BeamSearchTest, AnEdgeMayTakeTwoTokens) {
  AddToken({"kế"});
  AddToken({"hoa"});
  AddToken({"từ"});
  WordChoice hoach = {.cost = 0};
  hoach.words[0] = models_.language.Find("hoạch").value();
  lattice_.choices.push_back(hoach);
  lattice_.edges.insert(lattice_.edges.begin() + 2, {.first = 1,
                                                     .count = 2,
                                                     .span = {},
                                                     .choices_begin = lattice_.choices.size() - 1,
                                                     .choices_end = lattice_.choices.size()});
  const auto path = Best();
  EXPECT_EQ(Words(path), "kế hoạch");
  EXPECT_THAT(path, SizeIs(2));
}

TEST_F(BeamSearchTest, SaysHowMuchBetterItsWayIs) {
  AddToken({"các"});
  AddToken({"đơn"});
  AddToken({"vị", "vụ"});
  const auto path = Best();
  const std::size_t other = path[2].choice == 2 ? 3 : 2;
  EXPECT_GT(beam_.GainOver(lattice_, path, 2, lattice_.choices[other]), 0);
  EXPECT_NEAR(beam_.GainOver(lattice_, path, 2, lattice_.choices[path[2].choice]), 0, 1e-4);
}

TEST_F(BeamSearchTest, NamesTheRivalsOfAWord) {
  AddToken({"các"});
  AddToken({"đơn"});
  AddToken({"vị", "vụ"});
  const auto path = Best();
  constexpr float kFar = 100;
  const auto rivals = beam_.Rivals(lattice_, path, kFar);
  ASSERT_THAT(rivals, SizeIs(1));
  EXPECT_EQ(rivals[0].index, 2);
  EXPECT_NE(rivals[0].choice, path[2].choice);
  // No word follows, so nothing but the rival itself makes its way worse.
  EXPECT_NEAR(rivals[0].behind,
              beam_.GainOver(lattice_, path, 2, lattice_.choices[rivals[0].choice]), 1e-4);
  EXPECT_THAT(beam_.Rivals(lattice_, path, rivals[0].behind / 2), IsEmpty());
}

TEST_F(BeamSearchTest, NothingHasNoWay) { EXPECT_THAT(Best(), IsEmpty()); }

}  // namespace
}  // namespace vanthu
