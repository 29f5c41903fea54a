// word_readings: what a seen word may have been, by each reader of the channel model, remembered.
//
// Texts repeat their words, so the search for candidates is done once a word. The memory is
// bounded: when it is full, what was not asked for lately is forgotten. One object a thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/channel_model/candidate_search.h"
#include "models/channel_model/channel_model.h"
#include "models/channel_model/syllable_trie.h"

namespace vanthu {

struct CaseReading;

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
  // `prior_costs` by syllable, nats; `is_foreign` by syllable: 1 for a word that Vietnamese
  // spelling does not allow (dossier, ubnd). All must outlive this.
  WordReadings(const ChannelModel& channel, const SyllableTrie& trie,
               std::span<const float> prior_costs, std::span<const std::uint8_t> is_foreign = {});

  // The reference holds until the next call.
  [[nodiscard]] const ReaderReadings& Of(Reader reader, std::u32string_view seen);
  // The syllable the word is if nothing in it was misread.
  [[nodiscard]] SyllableId AsItStands(std::u32string_view seen);
  // The same of what nobody saw: without remembering it.
  [[nodiscard]] SyllableId Find(std::u32string_view word) const;
  // Whether it is one that Vietnamese spelling allows but for its marks.
  [[nodiscard]] bool IsVietnameseWithoutMarks(std::u32string_view seen);
  [[nodiscard]] float prior_cost(SyllableId id) const { return prior_costs_[id]; }
  // No word that Vietnamese spelling allows.
  [[nodiscard]] bool IsForeign(SyllableId id) const {
    return id < is_foreign_.size() && is_foreign_[id] != 0;
  }
  // Of all syllables.
  [[nodiscard]] float cheapest_prior() const { return cheapest_prior_; }

 private:
  struct Remembered {
    SyllableId as_it_stands = kNoSyllable;
    std::array<std::optional<ReaderReadings>, kReaders.size()> by_reader;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view text) const {
      return std::hash<std::u32string_view>()(text);
    }
  };
  using Memory = std::unordered_map<std::u32string, Remembered, Hash, std::equal_to<>>;

  [[nodiscard]] Remembered& Recall(std::u32string_view seen);
  // What the reader takes for the whole word.
  void AddWholeWords(const ReaderModel& reader, const CaseReading& seen,
                     std::vector<WordReading>& readings) const;
  [[nodiscard]] ReaderReadings Search(Reader reader, std::u32string_view seen);

  const ChannelModel* channel_;
  const SyllableTrie* trie_;
  std::span<const float> prior_costs_;
  std::span<const std::uint8_t> is_foreign_;
  CandidateSearch search_;
  float cheapest_prior_ = 0;
  Memory memory_;
  Memory older_;  // what `memory_` was before it was full
};

}  // namespace vanthu
