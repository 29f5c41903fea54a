// Tested by tests/models/channel_model/candidate_search_test.cc.
#include "models/channel_model/candidate_search.h"

#include <algorithm>
#include <limits>

namespace vanthu {
namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();

// How finely the steps of a search are sorted. Candidates this close are as good as one another.
constexpr float kStepsOfANat = 16;

}  // namespace

CandidateSearch::CandidateSearch(const SyllableTrie& syllables, std::span<const float> prior_costs)
    : syllables_(&syllables),
      prior_costs_(prior_costs),
      cheapest_below_(syllables.node_count(), kNever),
      seen_(syllables.node_count() * (kLongestWord + 1)) {
  // Children have higher numbers than their parents.
  for (std::size_t i = syllables.node_count(); i-- > 0;) {
    const auto node = static_cast<SyllableTrie::Node>(i);
    const SyllableId id = syllables.SyllableAt(node);
    if (id != kNoSyllable) cheapest_below_[i] = prior_costs[id];
    syllables.ForEachChild(node, [&](LetterId, SyllableTrie::Node child) {
      cheapest_below_[i] = std::min(cheapest_below_[i], cheapest_below_[child]);
    });
  }
}

void CandidateSearch::PrepareMatches(std::u32string_view seen, CaseForm word_case,
                                     const Confusions& confusions, float stray) {
  const std::size_t n = seen.size();
  rest_.assign(n + 1, kNever);
  for (int upper = 0; upper < 2; ++upper) {
    // Capitals stand at the first place of Thuộc and everywhere in THUỘC.
    const bool is_needed =
        upper == 1 ? word_case != CaseForm::kLower : word_case != CaseForm::kUpper;
    for (std::size_t at = 0; at <= n; ++at) {
      matches_[upper][at].clear();
      if (!is_needed) continue;
      for (std::size_t length = 0; length <= std::min(kLongestConfusion, n - at); ++length) {
        const Confusions::Row* row = confusions.For(seen.substr(at, length), upper == 1);
        if (row != nullptr) {
          matches_[upper][at].push_back({.row = row, .length = static_cast<std::uint8_t>(length)});
        }
      }
    }
  }
  rest_[n] = 0;
  for (std::size_t at = n; at-- > 0;) {
    rest_[at] = rest_[at + 1] + stray;
    for (const auto& of_case : matches_) {
      for (const Match& match : of_case[at]) {
        if (match.length == 0) continue;
        rest_[at] = std::min(rest_[at], rest_[at + match.length] + match.row->cheapest());
      }
    }
  }
}

void CandidateSearch::Push(const Step& step) {
  const auto bucket = static_cast<std::size_t>(std::max(0.0F, step.bound) * kStepsOfANat);
  if (bucket >= buckets_.size()) buckets_.resize(bucket + 1);
  // Rounding may make a bound less than that of the step it goes on from.
  buckets_[std::max(bucket, open_)].push_back(step);
}

std::optional<CandidateSearch::Step> CandidateSearch::Pop() {
  while (open_ < buckets_.size() && buckets_[open_].empty()) ++open_;
  if (open_ == buckets_.size()) return std::nullopt;
  const Step step = buckets_[open_].back();
  buckets_[open_].pop_back();
  return step;
}

std::vector<Candidate> CandidateSearch::Find(std::u32string_view seen, CaseForm word_case,
                                             const Confusions& confusions,
                                             const SearchLimits& limits) {
  std::vector<Candidate> found;
  if (seen.empty() || seen.size() > kLongestWord) return found;
  PrepareMatches(seen, word_case, confusions, limits.stray);
  for (std::vector<Step>& bucket : buckets_) bucket.clear();
  open_ = 0;
  for (const std::size_t place : seen_list_) seen_[place] = false;
  seen_list_.clear();
  Push({.bound = rest_[0] + cheapest_below_[SyllableTrie::kRoot],
        .cost = 0,
        .node = SyllableTrie::kRoot,
        .at = 0,
        .at_begin = true});
  float worst = limits.dearest;
  for (std::size_t steps = 0; steps < limits.most_steps; ++steps) {
    const std::optional<Step> next_step = Pop();
    if (!next_step) break;
    const Step& step = *next_step;
    if (step.bound > worst || found.size() >= limits.most) break;
    const std::size_t at = step.at;
    const SyllableId id = syllables_->SyllableAt(step.node);
    if (at == seen.size() && id != kNoSyllable &&
        std::ranges::find(found, id, &Candidate::syllable) == found.end()) {
      const float total = step.cost + prior_costs_[id];
      // Its own prior may be dearer than the bound said; then others come first.
      if (total > step.bound + 1e-4F) {
        Step again = step;
        again.bound = total;
        // Marked as done by standing past the end.
        again.at = static_cast<std::uint8_t>(seen.size() + 1);
        Push(again);
      } else {
        found.push_back({.syllable = id, .cost = step.cost});
        if (found.size() == 1) worst = std::min(worst, total + limits.width);
      }
    } else if (at > seen.size()) {
      if (std::ranges::find(found, id, &Candidate::syllable) == found.end()) {
        found.push_back({.syllable = id, .cost = step.cost});
        if (found.size() == 1) worst = std::min(worst, step.bound + limits.width);
      }
      continue;
    }
    const std::size_t place = step.node * (kLongestWord + 1) + at;
    if (seen_[place]) continue;
    seen_[place] = true;
    seen_list_.push_back(place);
    const bool upper =
        word_case == CaseForm::kUpper || (word_case == CaseForm::kTitle && step.at_begin);
    const auto go = [&](SyllableTrie::Node node, std::size_t to, float cost) {
      const float bound = step.cost + cost + rest_[to] + cheapest_below_[node];
      if (bound > worst || bound == kNever) return;
      Push({.bound = bound,
            .cost = step.cost + cost,
            .node = node,
            .at = static_cast<std::uint8_t>(to)});
    };
    for (const Match& match : matches_[upper ? 1 : 0][at]) {
      const std::size_t to = at + match.length;
      const float dearest = worst - step.cost - rest_[to];
      if (match.row->cheapest() + cheapest_below_[step.node] > dearest) continue;
      syllables_->ForEachChild(step.node, [&](LetterId letter, SyllableTrie::Node child) {
        const float below = cheapest_below_[child];
        for (const Confusions::Entry& entry : match.row->For(letter)) {
          if (entry.cost + below > dearest) break;
          if (entry.second == kNoLetter) {
            go(child, to, entry.cost);
            continue;
          }
          // Of Thuộc the first letter alone is a capital: a pair would mix the two.
          if (upper && word_case == CaseForm::kTitle) continue;
          const SyllableTrie::Node node = syllables_->Child(child, entry.second);
          if (node != SyllableTrie::kNoNode) go(node, to, entry.cost);
        }
      });
    }
    if (at < seen.size()) {
      const float cost = step.cost + limits.stray;
      const float bound = cost + rest_[at + 1] + cheapest_below_[step.node];
      if (bound <= worst && bound != kNever) {
        Step next = step;
        next.bound = bound;
        next.cost = cost;
        next.at = static_cast<std::uint8_t>(at + 1);
        Push(next);
      }
    }
  }
  return found;
}

}  // namespace vanthu
