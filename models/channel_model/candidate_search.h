// candidate_search: the syllables a seen word may have been, best first.
//
//   CandidateSearch search(syllables, prior_costs);
//   search.Find(U"chirc", CaseForm::kLower, confusions, {})   // chức, chực, …
//
// A best-first search (A*) walks the trie of syllables and the seen characters together; a path
// costs what its confusions cost and, at its end, what the syllable itself costs by its prior. The
// bound on the rest of a path is the cheapest way through the remaining characters whatever the
// syllable, and the cheapest syllable below the node, so nothing better is passed over.
//
// Holds buffers that one thread reuses: make one a thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/channel_model/confusions.h"
#include "models/channel_model/syllable_trie.h"

namespace vanthu {

// How a word is written: thuộc, Thuộc, THUỘC. Which letters are taken for capitals.
enum class CaseForm : std::uint8_t { kLower, kTitle, kUpper };

struct Candidate {
  SyllableId syllable = kNoSyllable;
  float cost = 0;  // nats, of the confusions alone
};

struct SearchLimits {
  std::size_t most = 20;         // candidates
  float width = 7;               // nats behind the best, prior counted
  float stray = 7;               // nats for a character that stands for nothing: a speckle
  float dearest = 26;            // nats, prior counted: a word further from all syllables is none
  std::size_t most_steps = 800;  // nodes looked at: bounds the time a hostile word can take
};

class CandidateSearch {
 public:
  // `prior_costs[id]` in nats. Both must outlive this.
  CandidateSearch(const SyllableTrie& syllables, std::span<const float> prior_costs);

  // Words longer than any misread syllable have no candidates.
  [[nodiscard]] std::vector<Candidate> Find(std::u32string_view seen, CaseForm word_case,
                                            const Confusions& confusions,
                                            const SearchLimits& limits);

  inline static constexpr std::size_t kLongestWord = 16;  // characters

 private:
  struct Step {
    float bound = 0;  // cost so far and the least that must follow
    float cost = 0;
    SyllableTrie::Node node = SyllableTrie::kRoot;
    std::uint8_t at = 0;    // characters used
    bool at_begin = false;  // no letter yet
  };

  void PrepareMatches(std::u32string_view seen, CaseForm word_case, const Confusions& confusions,
                      float stray);
  void Push(const Step& step);
  // The step with the least bound; nothing when none is left.
  [[nodiscard]] std::optional<Step> Pop();

  const SyllableTrie* syllables_;
  std::span<const float> prior_costs_;
  std::vector<float> cheapest_below_;  // by node
  // Steps by their bound, kStepsOfANat to a nat: cheaper than a heap, and as good.
  std::vector<std::vector<Step>> buckets_;
  std::size_t open_ = 0;  // no bucket before this one has a step
  // A node and a place in the word are gone on from once, by the cheapest way there.
  std::vector<bool> seen_;
  std::vector<std::size_t> seen_list_;

  struct Match {
    const Confusions::Row* row = nullptr;
    std::uint8_t length = 0;
  };
  // By place in the word, for capital and small letters.
  std::vector<Match> matches_[2][kLongestWord + 1];
  std::vector<float> rest_;  // the cheapest way from a place to the end
};

}  // namespace vanthu
