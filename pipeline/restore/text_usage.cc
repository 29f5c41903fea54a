// Tested by tests/pipeline/restore/text_usage_test.cc.
#include "pipeline/restore/text_usage.h"

#include <algorithm>
#include <cmath>

namespace vanthu {

TextUsage::TextUsage(std::span<const float> priors, const TextUsageWeights& weights)
    : priors_(priors), weights_(weights), in_text_(priors.size()), in_paragraph_(priors.size()) {}

bool TextUsage::IsSure(const TakenWord& word, std::span<const RivalWord> rivals) const {
  return word.choice.count == 1 && word.choice.syllables[0] != kNoSyllable &&
         std::ranges::all_of(rivals.subspan(word.rivals_begin, word.rivals_end - word.rivals_begin),
                             [&](const RivalWord& rival) { return rival.behind >= weights_.sure; });
}

void TextUsage::Judge(TakenWord& word, std::span<const RivalWord> all_rivals,
                      std::size_t paragraph_words) {
  const auto rivals = all_rivals.subspan(word.rivals_begin, word.rivals_end - word.rivals_begin);
  const SyllableId own = word.choice.syllables[0];
  if (rivals.empty() || own == kNoSyllable) return;
  const bool counts_itself = IsSure(word, all_rivals);
  const float words =
      static_cast<float>(paragraph_words) + weights_.text * static_cast<float>(text_words_);
  const auto say = [&](SyllableId syllable) {
    const float itself = counts_itself && syllable == own ? 1 : 0;
    const float uses = static_cast<float>(in_paragraph_[syllable]) - itself +
                       weights_.text * (static_cast<float>(in_text_[syllable]) - itself);
    const float expected = words * std::exp(-priors_[syllable]) + weights_.least;
    return weights_.say *
           std::log((uses + weights_.usual * expected) / ((1 + weights_.usual) * expected));
  };
  const float own_score = say(own);
  float best_score = own_score;
  const RivalWord* best = nullptr;
  const float* kept_score = word.choice.as_it_stands ? &own_score : nullptr;
  scores_.clear();
  for (const RivalWord& rival : rivals) {
    const SyllableId syllable = rival.choice.syllables[0];
    scores_.push_back(syllable == kNoSyllable ? own_score - rival.behind
                                              : say(syllable) - rival.behind);
    if (syllable != kNoSyllable && scores_.back() > best_score) {
      best_score = scores_.back();
      best = &rival;
    }
  }
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    if (rivals[i].choice.as_it_stands) kept_score = &scores_[i];
  }
  word.over_standing = kept_score != nullptr ? best_score - *kept_score
                                             : word.over_standing + best_score - own_score;
  if (best != nullptr) word.choice = best->choice;
}

void TextUsage::Revise(std::span<TakenWord> words, std::span<const RivalWord> rivals) {
  text_words_ = words.size();
  std::ranges::fill(in_text_, 0);
  for (const TakenWord& word : words) {
    if (IsSure(word, rivals)) ++in_text_[word.choice.syllables[0]];
  }
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::ranges::fill(in_paragraph_, 0);
    bool has_doubts = false;
    for (; end < words.size() && words[end].paragraph == words[begin].paragraph; ++end) {
      if (IsSure(words[end], rivals)) ++in_paragraph_[words[end].choice.syllables[0]];
      has_doubts = has_doubts || words[end].rivals_end > words[end].rivals_begin;
    }
    if (has_doubts) {
      for (TakenWord& word : words.subspan(begin, end - begin)) Judge(word, rivals, end - begin);
    }
    begin = end;
  }
}

}  // namespace vanthu
