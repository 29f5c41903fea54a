// Tested by tests/pipeline/restore/word_readings_test.cc.
#include "pipeline/restore/word_readings.h"

#include <algorithm>
#include <cmath>

#include "pipeline/restore/word_forms.h"

namespace vanthu {
namespace {

// Words remembered: with 20 readings each about 12 MiB.
constexpr std::size_t kMostWords = 20'000;

// Likelihoods are compared between readers; a word no reader can explain is as strange to all.
constexpr float kUnexplained = -25;

}  // namespace

WordReadings::WordReadings(const ChannelModel& channel, const SyllableTrie& trie,
                           std::span<const float> prior_costs)
    : channel_(&channel), trie_(&trie), prior_costs_(prior_costs), search_(trie, prior_costs) {}

SyllableId WordReadings::AsItStands(std::u32string_view seen) const {
  const auto letters = LettersOf(seen);
  return letters ? trie_->Find(*letters) : kNoSyllable;
}

const ReaderReadings& WordReadings::Of(Reader reader, std::u32string_view seen) {
  if (memory_.size() >= kMostWords) memory_.clear();
  Entry& entry = memory_[std::u32string(seen)];
  auto& readings = entry[static_cast<std::size_t>(reader)];
  if (!readings) readings = Search(reader, seen);
  return *readings;
}

ReaderReadings WordReadings::Search(Reader reader, std::u32string_view seen) {
  ReaderReadings result;
  const SearchLimits limits;
  for (const CaseReading& as : ReadCase(seen)) {
    std::u32string letters = as.letters;
    if (const auto known = LettersOf(seen)) {
      // Syllables stand in the trie with the tone mark in the old place.
      letters = Written(*known, as.word_case, TonePlace::kOld);
    }
    for (const Candidate& candidate :
         search_.Find(letters, as.word_case, channel_->For(reader).confusions, limits)) {
      result.readings.push_back({.syllable = candidate.syllable,
                                 .word_case = as.word_case,
                                 .cost = candidate.cost + as.cost});
    }
  }
  const auto total = [this](const WordReading& reading) {
    return reading.cost + prior_costs_[reading.syllable];
  };
  std::ranges::sort(result.readings, [&](const WordReading& a, const WordReading& b) {
    const float cost_a = total(a);
    const float cost_b = total(b);
    return cost_a != cost_b ? cost_a < cost_b : a.syllable < b.syllable;
  });
  float sum = std::exp(kUnexplained);
  for (const WordReading& reading : result.readings) sum += std::exp(-total(reading));
  result.log_likelihood = std::log(sum);
  return result;
}

}  // namespace vanthu
