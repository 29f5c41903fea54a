// word_readings: what a seen word may have been, by each reader of the channel model, remembered.
//
// Texts repeat their words, so the search for candidates is done once a word. The memory is
// bounded: it is emptied when it is full. One object a thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/channel_model/candidate_search.h"
#include "models/channel_model/channel_model.h"
#include "models/channel_model/syllable_trie.h"

namespace vanthu {

struct WordReading {
  SyllableId syllable = kNoSyllable;
  CaseForm word_case = CaseForm::kLower;
  float cost = 0;  // nats: -ln P(seen word | syllable)
};

struct ReaderReadings {
  std::vector<WordReading> readings;  // best first, with the prior of the syllable
  // ln of the sum over all readings of prior and confusions: how well the reader explains the word.
  float log_likelihood = 0;
};

class WordReadings {
 public:
  // `prior_costs` by syllable, nats. All must outlive this.
  WordReadings(const ChannelModel& channel, const SyllableTrie& trie,
               std::span<const float> prior_costs);

  // The reference holds until the next call.
  [[nodiscard]] const ReaderReadings& Of(Reader reader, std::u32string_view seen);
  // The syllable the word is if nothing in it was misread.
  [[nodiscard]] SyllableId AsItStands(std::u32string_view seen) const;
  [[nodiscard]] float prior_cost(SyllableId id) const { return prior_costs_[id]; }

 private:
  using Entry = std::array<std::optional<ReaderReadings>, kReaders.size()>;
  [[nodiscard]] ReaderReadings Search(Reader reader, std::u32string_view seen);

  const ChannelModel* channel_;
  const SyllableTrie* trie_;
  std::span<const float> prior_costs_;
  CandidateSearch search_;
  std::unordered_map<std::u32string, Entry> memory_;
};

}  // namespace vanthu
