// Tested by tests/pipeline/restore/beam_search_test.cc.
#include "pipeline/restore/beam_search.h"

#include <algorithm>
#include <numeric>
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
  gap_begins_.assign(lattice.tokens + 2, 0);
  way_.clear();
  std::size_t edge = 0;
  for (std::size_t gap = 0; gap < lattice.tokens; ++gap) {
    const std::size_t first = all_.size();
    gap_begins_[gap] = static_cast<std::uint32_t>(first);
    if (waiting_[gap].empty()) continue;  // inside words that are read as one
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
  gap_begins_[lattice.tokens] = static_cast<std::uint32_t>(all_.size());
  const auto best = std::ranges::max_element(last, {}, &Hypothesis::score) - last.begin();
  auto at = static_cast<std::uint32_t>(all_.size() + static_cast<std::size_t>(best));
  all_.insert(all_.end(), last.begin(), last.end());
  gap_begins_[lattice.tokens + 1] = static_cast<std::uint32_t>(all_.size());
  while (true) {
    path.push_back(all_[at].taken);
    way_.push_back(at);
    if (lattice.edges[all_[at].taken.edge].first == 0) break;
    at = all_[at].before;
  }
  std::ranges::reverse(path);
  std::ranges::reverse(way_);
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
                           std::size_t index, const WordChoice& choice) const {
  const Hypothesis& before = all_[all_[way_[index]].before];
  LanguageModel::State at = before.state;
  float score = before.score;
  const auto add = [&](const WordChoice& taken) {
    score -= taken.cost;
    for (std::size_t w = 0; w < taken.count; ++w) {
      const auto step = Score(at, taken.words[w]);
      score += weights_->language * step.log_probability;
      at = step.state;
    }
  };
  add(choice);
  // The model looks back no further than its order.
  std::size_t after = 0;
  std::size_t i = index + 1;
  for (; i < path.size() && after + 1 < LanguageModel::kMaxOrder; ++i) {
    const WordChoice& taken = lattice.choices[path[i].choice];
    add(taken);
    after += taken.count;
  }
  if (i == path.size()) score += weights_->language * Score(at, kBreak).log_probability;
  return all_[way_[i - 1]].score - score;
}

std::vector<Rival> BeamSearch::Rivals(const Lattice& lattice, const std::vector<Taken>& path,
                                      float limit) const {
  // With more the beam is full of other doubts, with fewer what follows has no say.
  constexpr std::size_t kWordsAfter = 2;
  std::vector<Rival> rivals;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Edge& edge = lattice.edges[path[i].edge];
    const WordChoice& taken = lattice.choices[path[i].choice];
    if (edge.choices_end - edge.choices_begin < 2 || taken.count > 1) continue;
    const std::size_t last = std::min(i + kWordsAfter, path.size() - 1);
    const Edge& last_edge = lattice.edges[path[last].edge];
    const std::size_t gap = last_edge.first + last_edge.count;
    const float own = all_[way_[last]].score;
    const std::size_t first = rivals.size();
    for (std::size_t h = gap_begins_[gap]; h < gap_begins_[gap + 1]; ++h) {
      const float behind = own - all_[h].score;
      if (behind >= limit) continue;
      const Hypothesis* at = &all_[h];
      while (lattice.edges[at->taken.edge].first > edge.first) at = &all_[at->before];
      const Taken& other = at->taken;
      if (other.edge != path[i].edge || other.choice == path[i].choice ||
          lattice.choices[other.choice].count > 1) {
        continue;
      }
      const auto known = std::ranges::find(rivals.begin() + static_cast<std::ptrdiff_t>(first),
                                           rivals.end(), other.choice, &Rival::choice);
      if (known == rivals.end()) {
        rivals.push_back({.index = i, .choice = other.choice, .behind = behind});
      } else {
        known->behind = std::min(known->behind, behind);
      }
    }
  }
  // Where the words around stay as they are, the rival may be further behind.
  for (Rival& rival : rivals) {
    rival.behind = std::midpoint(
        rival.behind, GainOver(lattice, path, rival.index, lattice.choices[rival.choice]));
  }
  return rivals;
}

}  // namespace vanthu
