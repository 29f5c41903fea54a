// Tested by tests/pipeline/restore/beam_search_test.cc.
#include "pipeline/restore/beam_search.h"

#include <algorithm>
#include <span>

namespace vanthu {

BeamSearch::BeamSearch(const LanguageModel& language, const RestoreWeights& weights,
                       const BeamLimits& limits)
    : language_(&language), weights_(&weights), limits_(limits) {}

void BeamSearch::Shorten(LanguageModel::State& state) const {
  while (state.length > weights_->history) {
    --state.length;
    state.words[state.length] = 0;
    state.backoffs[state.length] = 0;
  }
}

LanguageModel::Step BeamSearch::Score(const LanguageModel::State& state, WordId word) const {
  auto step = language_->Score(state, word);
  Shorten(step.state);
  return step;
}

void BeamSearch::Keep(std::vector<Hypothesis>& gap) {
  const float best = std::ranges::max(gap, {}, &Hypothesis::score).score;
  order_.clear();
  for (std::uint32_t i = 0; i < gap.size(); ++i) {
    if (gap[i].score >= best - limits_.width) order_.push_back(i);
  }
  std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
    return gap[a].score != gap[b].score ? gap[a].score > gap[b].score : a < b;
  });
  const std::size_t first = all_.size();
  for (const std::uint32_t i : order_) {
    const auto kept = std::span(all_).subspan(first);
    if (kept.size() == limits_.most) break;
    if (std::ranges::find(kept, gap[i].state, &Hypothesis::state) == kept.end()) {
      all_.push_back(gap[i]);
    }
  }
  // Neighbours share what the language model has to look up.
  std::ranges::sort(std::span(all_).subspan(first), [](const Hypothesis& a, const Hypothesis& b) {
    return a.state.words != b.state.words ? a.state.words < b.state.words : a.score > b.score;
  });
  states_.clear();
  for (std::size_t i = first; i < all_.size(); ++i) states_.push_back(all_[i].state);
  steps_.resize(states_.size());
}

void BeamSearch::Extend(std::size_t first, const Taken& taken, const WordChoice& choice,
                        std::vector<Hypothesis>& there) {
  language_->Score(states_, choice.words[0], steps_);
  for (std::size_t h = 0; h < states_.size(); ++h) {
    const Hypothesis& from = all_[first + h];
    LanguageModel::Step step = steps_[h];
    Shorten(step.state);
    float score = from.score - choice.cost + weights_->language * step.log_probability;
    for (std::size_t w = 1; w < choice.count; ++w) {
      step = Score(step.state, choice.words[w]);
      score += weights_->language * step.log_probability;
    }
    there.push_back({.state = step.state,
                     .score = score,
                     .before = static_cast<std::uint32_t>(first + h),
                     .taken = taken});
  }
}

std::vector<Taken> BeamSearch::Best(const Lattice& lattice, const LanguageModel::State& begin) {
  all_.clear();
  if (waiting_.size() < lattice.tokens + 1) waiting_.resize(lattice.tokens + 1);
  for (auto& gap : waiting_) gap.clear();
  waiting_[0].push_back({.state = begin});
  std::size_t edge = 0;
  for (std::size_t gap = 0; gap < lattice.tokens; ++gap) {
    if (waiting_[gap].empty()) continue;  // inside words that are read as one
    const std::size_t first = all_.size();
    Keep(waiting_[gap]);
    for (; edge < lattice.edges.size() && lattice.edges[edge].first == gap; ++edge) {
      const Edge& at = lattice.edges[edge];
      for (std::size_t c = at.choices_begin; c < at.choices_end; ++c) {
        Extend(first, {.edge = edge, .choice = c}, lattice.choices[c], waiting_[gap + at.count]);
      }
    }
  }
  std::vector<Hypothesis>& last = waiting_[lattice.tokens];
  std::vector<Taken> path;
  if (lattice.tokens == 0 || last.empty()) return path;
  // The break itself is a word too.
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

LanguageModel::State BeamSearch::After(const Lattice& lattice, const std::vector<Taken>& path,
                                       const LanguageModel::State& begin) const {
  LanguageModel::State state = begin;
  // The model looks back no further than its order.
  const std::size_t first =
      path.size() > LanguageModel::kMaxOrder ? path.size() - LanguageModel::kMaxOrder : 0;
  for (const Taken& taken : std::span(path).subspan(first)) {
    const WordChoice& choice = lattice.choices[taken.choice];
    for (std::size_t w = 0; w < choice.count; ++w) state = Score(state, choice.words[w]).state;
  }
  return Score(state, kBreak).state;
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
