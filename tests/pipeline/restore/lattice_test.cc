#include "pipeline/restore/lattice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

using testing::Contains;
using testing::Not;
using testing::SizeIs;

class LatticeTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const SyllableTrie trie_{models_.syllables.List()};
  const std::vector<float> priors_ = std::vector<float>(trie_.size(), 8.0F);
  const std::vector<WordId> words_ = std::vector<WordId>(trie_.size(), kFirstWord);
  WordReadings readings_{models_.channel, trie_, priors_};
  const RestoreWeights weights_;
  LatticeBuilder builder_{models_.language, models_.channel, words_, readings_, weights_};
  SeenText text_;

  const Lattice& Build(std::string_view line, const Damage& damage) {
    text_ = {};
    AddLine(line, 0, {}, text_);
    return builder_.Build(text_, 0, text_.tokens.size(), damage);
  }
  [[nodiscard]] std::vector<std::string> Choices(const Lattice& lattice, const Edge& edge) const {
    std::vector<std::string> texts;
    for (const WordChoice& choice : lattice.ChoicesOf(edge)) {
      std::string text;
      for (std::size_t i = 0; i < choice.count; ++i) {
        if (i > 0) text += ' ';
        text += choice.syllables[i] == kNoSyllable ? "=" : trie_.Text(choice.syllables[i]);
      }
      texts.push_back(text);
    }
    return texts;
  }
};

constexpr Damage kSound = {.share = {0.0F, 0.0F, 1.0F}};
constexpr Damage kForeign = {.share = {0.0F, 1.0F, 0.0F}};

TEST_F(LatticeTest, EveryTokenCanStayAsItIs) {
  const Lattice& lattice = Build("tô chức UBND 12/QĐ-UBND chirc 2024", kForeign);
  std::vector<bool> can_stay(lattice.tokens);
  for (const Edge& edge : lattice.edges) {
    for (const WordChoice& choice : lattice.ChoicesOf(edge)) {
      if (choice.as_it_stands) can_stay[edge.first] = true;
    }
  }
  EXPECT_THAT(can_stay, Not(Contains(false)));
}

TEST_F(LatticeTest, ACodeHasNoOtherChoice) {
  const Lattice& lattice = Build("12/QĐ-UBND", kForeign);
  ASSERT_THAT(lattice.edges, SizeIs(1));
  EXPECT_THAT(lattice.ChoicesOf(lattice.edges[0]), SizeIs(1));
  EXPECT_EQ(lattice.choices[0].words[0], kCodeWord);
}

TEST_F(LatticeTest, ARomanNumeralHasNoOtherChoice) {
  const Lattice& lattice = Build("XVII", kForeign);
  ASSERT_THAT(lattice.edges, SizeIs(1));
  EXPECT_THAT(lattice.ChoicesOf(lattice.edges[0]), SizeIs(1));
}

TEST_F(LatticeTest, FiguresInAWordAreLettersOnlyAfterAForeignEngine) {
  const Lattice& foreign = Build("s6", kForeign);
  EXPECT_THAT(Choices(foreign, foreign.edges[0]), Contains("số"));
  const Lattice& sound = Build("s6", kSound);
  EXPECT_THAT(sound.ChoicesOf(sound.edges[0]), SizeIs(1));
}

TEST_F(LatticeTest, ALostSpaceGivesTwoSyllables) {
  const Lattice& lattice = Build("phốihợp", kSound);
  EXPECT_THAT(Choices(lattice, lattice.edges[0]), Contains("phối hợp"));
}

TEST_F(LatticeTest, ASpaceIsLostInsideASyllableAndNotBetweenTwo) {
  const std::vector<std::string> words = {"hoạch", "văcxin", "xin"};
  const SyllableTrie trie(words);
  const std::vector<float> priors(trie.size(), 8.0F);
  const std::vector<WordId> ids(trie.size(), kFirstWord);
  std::vector<std::uint8_t> foreign(trie.size());
  foreign[trie.Find(LettersOf(std::string_view("văcxin")).value())] = 1;
  WordReadings readings(models_.channel, trie, priors, foreign);
  LatticeBuilder builder(models_.language, models_.channel, ids, readings, weights_);
  const auto edges_of_two = [&](std::string_view line) {
    SeenText text;
    AddLine(line, 0, {}, text);
    const Lattice& lattice = builder.Build(text, 0, text.tokens.size(), kSound);
    return std::ranges::count(lattice.edges, std::size_t{2}, &Edge::count);
  };
  EXPECT_EQ(edges_of_two("hoạ ch"), 1);
  EXPECT_EQ(edges_of_two("văc xin"), 0);
}

TEST_F(LatticeTest, WhatTheEngineThoughtOfIsAChoice) {
  const auto choices_of = [&](const std::vector<Alternative>& alternatives) {
    text_ = {};
    AddLine("hẳn", 0, {{.span = {0, 5}, .confidence = 0.3, .alternatives = alternatives}}, text_);
    const Lattice& lattice = builder_.Build(text_, 0, 1, kSound);
    return Choices(lattice, lattice.edges[0]);
  };
  EXPECT_THAT(choices_of({}), Not(Contains("vần")));
  EXPECT_THAT(
      choices_of({{.offset = 0, .text = "v", .cost = 2}, {.offset = 1, .text = "ầ", .cost = 4}}),
      Contains("vần"));
}

TEST_F(LatticeTest, TheDearerAnAlternativeTheDearerTheChange) {
  const auto cost_at = [&](double cost) {
    text_ = {};
    AddLine("hẳn", 0,
            {{.span = {0, 5},
              .confidence = 0.3,
              .alternatives = {{.offset = 0, .text = "v", .cost = cost}}}},
            text_);
    const Lattice& lattice = builder_.Build(text_, 0, 1, kSound);
    const SyllableId wanted = trie_.Find(LettersOf(std::string_view("vẳn")).value());
    for (const WordChoice& choice : lattice.choices) {
      if (choice.syllables[0] == wanted) return choice.cost;
    }
    return 0.0F;
  };
  EXPECT_GT(cost_at(1), 0);
  EXPECT_FLOAT_EQ(cost_at(5) - cost_at(1), 4 * weights_.alternative);
}

TEST_F(LatticeTest, ASureEngineMakesChangesDear) {
  const ChannelModel model =
      ChannelModel::Parse({.weights = "vietnamese\twrong\tall\t0.03\nvietnamese\twrong\t3\t0.4\n"
                                      "vietnamese\twrong\t9\t0.005\n"})
          .value();
  WordReadings readings(model, trie_, priors_);
  LatticeBuilder builder(models_.language, model, words_, readings, weights_);
  const auto price_of_change = [&](double confidence) {
    SeenText text;
    AddLine("tô", 0, {{.span = {0, 4}, .confidence = confidence}}, text);
    const Lattice& lattice = builder.Build(text, 0, 1, kSound);
    float same = 0;
    float changed = 0;
    for (const WordChoice& choice : lattice.choices) {
      if (choice.as_it_stands) same = choice.cost;
      if (choice.syllables[0] == trie_.Find(LettersOf(std::string_view("tổ")).value())) {
        changed = choice.cost;
      }
    }
    return changed - same;
  };
  EXPECT_GT(price_of_change(0.95), price_of_change(0.35) + 2);
}

}  // namespace
}  // namespace vanthu
