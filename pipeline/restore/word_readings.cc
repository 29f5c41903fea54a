// Tested by tests/pipeline/restore/word_readings_test.cc.
#include "pipeline/restore/word_readings.h"

#include <algorithm>
#include <cmath>

#include "pipeline/restore/word_forms.h"

namespace vanthu {
namespace {

// Words remembered before the older half is forgotten: with 20 readings each about 10 MiB.
constexpr std::size_t kMostWords = 12'000;

// Likelihoods are compared between readers; a word that is none of Vietnamese (Station) is as
// strange to all, so its price is the same for all: nats for the word and for each letter.
constexpr float kUnexplained = 6;
constexpr float kUnexplainedLetter = 1.5F;

// How far behind the best a reading may be, nats. An engine that knows Vietnamese is seldom wrong,
// so what it misread lies far behind what it read: phố behind phó.
float WidthOf(Reader reader) {
  constexpr float kWidth = 7;
  constexpr float kWidthOfSeldom = 12;
  return reader == Reader::kVietnamese ? kWidthOfSeldom : kWidth;
}

// Whether what was seen may be `word`, which is none of Vietnamese. Capitals are mostly an
// abbreviation, and that may be misread; so may be what has other characters than letters (oƒ). But
// plain letters are that word or another that is not known (dossiers, dossier).
bool MayBeForeign(const LetterString& word, const CaseReading& seen) {
  if (seen.word_case == CaseForm::kUpper) return true;
  LetterString bare;
  for (const char32_t c : seen.letters) {
    const auto letter = LetterOf(c);
    if (!letter) return true;
    bare.push_back(Bare(letter->id));
  }
  return std::ranges::equal(word, bare, {}, Bare);
}

}  // namespace

WordReadings::WordReadings(const ChannelModel& channel, const SyllableTrie& trie,
                           std::span<const float> prior_costs,
                           std::span<const std::uint8_t> is_foreign)
    : channel_(&channel),
      trie_(&trie),
      prior_costs_(prior_costs),
      is_foreign_(is_foreign),
      search_(trie, prior_costs),
      cheapest_prior_(prior_costs.empty() ? 0 : *std::ranges::min_element(prior_costs)) {}

WordReadings::Remembered& WordReadings::Recall(std::u32string_view seen) {
  if (const auto known = memory_.find(seen); known != memory_.end()) return known->second;
  if (memory_.size() >= kMostWords) {
    std::swap(older_, memory_);
    memory_.clear();
  }
  if (const auto known = older_.find(seen); known != older_.end()) {
    return memory_.insert(older_.extract(known)).position->second;
  }
  return memory_.emplace(seen, Remembered{.as_it_stands = Find(seen)}).first->second;
}

SyllableId WordReadings::Find(std::u32string_view word) const {
  const auto letters = LettersOf(word);
  return letters ? trie_->Find(*letters) : kNoSyllable;
}

SyllableId WordReadings::AsItStands(std::u32string_view seen) { return Recall(seen).as_it_stands; }

bool WordReadings::IsVietnameseWithoutMarks(std::u32string_view seen) {
  const auto letters = LettersOf(seen);
  if (!letters) return false;
  return std::ranges::any_of(
      Of(Reader::kMarksLost, seen).readings, [&](const WordReading& reading) {
        return !IsForeign(reading.syllable) &&
               std::ranges::equal(trie_->Letters(reading.syllable), *letters, {}, Bare, Bare);
      });
}

const ReaderReadings& WordReadings::Of(Reader reader, std::u32string_view seen) {
  auto& readings = Recall(seen).by_reader[static_cast<std::size_t>(reader)];
  if (!readings) readings = Search(reader, seen);
  return *readings;
}

void WordReadings::AddWholeWords(const ReaderModel& reader, const CaseReading& seen,
                                 std::vector<WordReading>& readings) const {
  const auto letters = LettersOf(seen.letters);
  if (!letters) return;
  for (const WordConfusion& word :
       std::ranges::equal_range(reader.words, *letters, {}, &WordConfusion::seen)) {
    const WordReading reading = {.syllable = trie_->Find(word.printed),
                                 .word_case = seen.word_case,
                                 .cost = word.cost + seen.cost};
    if (reading.syllable == kNoSyllable) continue;
    const auto known = std::ranges::find_if(readings, [&](const WordReading& other) {
      return other.syllable == reading.syllable && other.word_case == reading.word_case;
    });
    if (known == readings.end()) {
      readings.push_back(reading);
    } else {
      known->cost = std::min(known->cost, reading.cost);
    }
  }
}

ReaderReadings WordReadings::Search(Reader reader, std::u32string_view seen) {
  ReaderReadings result;
  const SearchLimits limits = {.width = WidthOf(reader), .stray = channel_->For(reader).stray_cost};
  for (const CaseReading& as : ReadCase(seen)) {
    std::u32string letters = as.letters;
    if (const auto known = LettersOf(seen)) {
      // Syllables stand in the trie with the tone mark in the old place.
      letters = Written(*known, as.word_case, TonePlace::kOld);
    }
    for (const Candidate& candidate :
         search_.Find(letters, as.word_case, channel_->For(reader).confusions, limits)) {
      if (IsForeign(candidate.syllable) && !MayBeForeign(trie_->Letters(candidate.syllable), as)) {
        continue;
      }
      result.readings.push_back({.syllable = candidate.syllable,
                                 .word_case = as.word_case,
                                 .cost = candidate.cost + as.cost});
    }
    AddWholeWords(channel_->For(reader), as, result.readings);
  }
  const auto total = [this](const WordReading& reading) {
    return reading.cost + prior_costs_[reading.syllable];
  };
  std::ranges::sort(result.readings, [&](const WordReading& a, const WordReading& b) {
    const float cost_a = total(a);
    const float cost_b = total(b);
    return cost_a != cost_b ? cost_a < cost_b : a.syllable < b.syllable;
  });
  float sum = std::exp(-kUnexplained - kUnexplainedLetter * static_cast<float>(seen.size()));
  for (const WordReading& reading : result.readings) sum += std::exp(-total(reading));
  result.log_likelihood = std::log(sum);
  return result;
}

}  // namespace vanthu
