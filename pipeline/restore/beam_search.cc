// Tested by tests/pipeline/restore/beam_search_test.cc.
#include "pipeline/restore/beam_search.h"

#include <algorithm>

namespace vanthu {

BeamSearch::BeamSearch(const LanguageModel& language, const RestoreWeights& weights,
                       const BeamLimits& limits)
    : language_(&language), weights_(&weights), limits_(limits) {}

LanguageModel::Step BeamSearch::Score(const LanguageModel::State& state, WordId word) const {
  auto step = language_->Score(state, word);
  while (step.state.length > weights_->history) {
    --step.state.length;
    step.state.words[step.state.length] = 0;
    step.state.backoffs[step.state.length] = 0;
  }
  return step;
}

std::vector<Taken> BeamSearch::Best(const Lattice& lattice, const LanguageModel::State& begin) {
  all_.clear();
  if (waiting_.size() < lattice.tokens + 1) waiting_.resize(lattice.tokens + 1);
  for (auto& gap : waiting_) gap.clear();
  waiting_[0].push_back({.state = begin});
  std::size_t edge = 0;
  for (std::size_t gap = 0; gap < lattice.tokens; ++gap) {
    std::vector<Hypothesis>& here = waiting_[gap];
    std::ranges::sort(here, std::greater<>(), &Hypothesis::score);
    std::size_t kept = 0;
    const auto first = static_cast<std::uint32_t>(all_.size());
    for (const Hypothesis& hypothesis : here) {
      if (kept == limits_.most || hypothesis.score < here.front().score - limits_.width) break;
      all_.push_back(hypothesis);
      ++kept;
    }
    const auto end = static_cast<std::uint32_t>(all_.size());
    for (; edge < lattice.edges.size() && lattice.edges[edge].first == gap; ++edge) {
      const Edge& at = lattice.edges[edge];
      std::vector<Hypothesis>& there = waiting_[gap + at.count];
      for (std::size_t c = at.choices_begin; c < at.choices_end; ++c) {
        const WordChoice& choice = lattice.choices[c];
        for (std::uint32_t h = first; h < end; ++h) {
          Hypothesis next = {.state = all_[h].state,
                             .score = all_[h].score - choice.cost,
                             .before = h,
                             .taken = {.edge = edge, .choice = c}};
          for (std::size_t w = 0; w < choice.count; ++w) {
            const auto step = Score(next.state, choice.words[w]);
            next.score += weights_->language * step.log_probability;
            next.state = step.state;
          }
          const auto same = std::ranges::find(there, next.state, &Hypothesis::state);
          if (same == there.end()) {
            there.push_back(next);
          } else if (next.score > same->score) {
            *same = next;
          }
        }
      }
    }
  }
  std::vector<Hypothesis>& last = waiting_[lattice.tokens];
  std::vector<Taken> path;
  if (lattice.tokens == 0 || last.empty()) return path;
  // What comes after the break is the same for all; the break itself is a word too.
  for (Hypothesis& hypothesis : last) {
    hypothesis.score += weights_->language * Score(hypothesis.state, kBreak).log_probability;
  }
  Hypothesis at = *std::ranges::max_element(last, {}, &Hypothesis::score);
  while (true) {
    path.push_back(at.taken);
    if (lattice.edges[at.taken.edge].first == 0) break;
    at = all_[at.before];
  }
  std::ranges::reverse(path);
  return path;
}

float BeamSearch::GainOver(const Lattice& lattice, const std::vector<Taken>& path,
                           std::size_t index, const WordChoice& choice,
                           const LanguageModel::State& begin) const {
  LanguageModel::State state = begin;
  // The model looks back no further than its order.
  const std::size_t first = index > LanguageModel::kMaxOrder ? index - LanguageModel::kMaxOrder : 0;
  for (std::size_t i = first; i < index; ++i) {
    const WordChoice& taken = lattice.choices[path[i].choice];
    for (std::size_t w = 0; w < taken.count; ++w) {
      state = Score(state, taken.words[w]).state;
    }
  }
  const auto rate = [&](const WordChoice& here) {
    LanguageModel::State at = state;
    float score = -here.cost;
    const auto add = [&](WordId word) {
      const auto step = Score(at, word);
      score += weights_->language * step.log_probability;
      at = step.state;
    };
    for (std::size_t w = 0; w < here.count; ++w) add(here.words[w]);
    std::size_t after = 0;
    std::size_t i = index + 1;
    for (; i < path.size() && after + 1 < LanguageModel::kMaxOrder; ++i) {
      const WordChoice& taken = lattice.choices[path[i].choice];
      for (std::size_t w = 0; w < taken.count; ++w) add(taken.words[w]);
      after += taken.count;
    }
    if (i == path.size()) add(kBreak);
    return score;
  };
  return rate(lattice.choices[path[index].choice]) - rate(choice);
}

}  // namespace vanthu
