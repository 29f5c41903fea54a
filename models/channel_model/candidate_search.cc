// Tested by tests/models/channel_model/candidate_search_test.cc.
#include "models/channel_model/candidate_search.h"

#include <algorithm>
#include <limits>

namespace vanthu {
namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();

// A character that stands for nothing: a speckle read as a letter or mark.
constexpr float kStrayCost = 7;

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
                                     const Confusions& confusions) {
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
        const auto entries = confusions.For(seen.substr(at, length), upper == 1);
        if (!entries.empty()) {
          matches_[upper][at].push_back(
              {.entries = entries, .length = static_cast<std::uint8_t>(length)});
        }
      }
    }
  }
  rest_[n] = 0;
  for (std::size_t at = n; at-- > 0;) {
    rest_[at] = rest_[at + 1] + kStrayCost;
    for (const auto& of_case : matches_) {
      for (const Match& match : of_case[at]) {
        if (match.length == 0) continue;
        rest_[at] = std::min(rest_[at], rest_[at + match.length] + match.entries.front().cost);
      }
    }
  }
}

void CandidateSearch::Push(const Step& step) {
  heap_.push_back(step);
  std::ranges::push_heap(heap_, std::greater<>(), &Step::bound);
}

std::vector<Candidate> CandidateSearch::Find(std::u32string_view seen, CaseForm word_case,
                                             const Confusions& confusions,
                                             const SearchLimits& limits) {
  std::vector<Candidate> found;
  if (seen.empty() || seen.size() > kLongestWord) return found;
  PrepareMatches(seen, word_case, confusions);
  heap_.clear();
  for (const std::size_t place : seen_list_) seen_[place] = false;
  seen_list_.clear();
  Push({.bound = rest_[0] + cheapest_below_[SyllableTrie::kRoot],
        .cost = 0,
        .node = SyllableTrie::kRoot,
        .at = 0,
        .at_begin = true});
  float worst = limits.dearest;
  for (std::size_t steps = 0; !heap_.empty() && steps < limits.most_steps; ++steps) {
    std::ranges::pop_heap(heap_, std::greater<>(), &Step::bound);
    const Step step = heap_.back();
    heap_.pop_back();
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
      for (const Confusions::Entry& entry : match.entries) {
        // The entries are sorted; a node's children cost no less than it.
        if (step.cost + entry.cost + rest_[at + match.length] + cheapest_below_[step.node] >
            worst) {
          break;
        }
        // Of Thuộc the first letter alone is a capital: a pair would mix the two.
        if (entry.second != kNoLetter && upper && word_case == CaseForm::kTitle) continue;
        SyllableTrie::Node node = syllables_->Child(step.node, entry.first);
        if (node == SyllableTrie::kNoNode) continue;
        if (entry.second != kNoLetter) node = syllables_->Child(node, entry.second);
        if (node == SyllableTrie::kNoNode) continue;
        go(node, at + match.length, entry.cost);
      }
    }
    if (at < seen.size()) {
      const float cost = step.cost + kStrayCost;
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
