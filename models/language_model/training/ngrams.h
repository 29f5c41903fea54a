// Ngrams: the n-grams of a text with their counts, in one number each.
//
// An n-gram of up to five words is a number to the base of kWordBase whose first digit is the
// *last* word, the next digit the word before it, and so on. Sorted by this key, n-grams with the
// same ending lie together: the prefix of a key is the n-gram without its first word, which is what
// backing off asks for, and how many keys share a prefix is how many words come before it, which is
// what Kneser-Ney smoothing counts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/language_model/language_model.h"
#include "models/language_model/training/corpus.h"

namespace vanthu {

using NgramKey = std::uint64_t;

inline constexpr NgramKey kWordBase = 7131;  // 7131^5 < 2^64

// kWordBase to the power of `exponent`, 0 to 5.
[[nodiscard]] constexpr NgramKey WordBasePower(std::size_t exponent) {
  NgramKey power = 1;
  for (std::size_t i = 0; i < exponent; ++i) power *= kWordBase;
  return power;
}

// All n-grams of one order, sorted by key.
struct NgramCounts {
  std::vector<NgramKey> keys;
  std::vector<std::uint32_t> counts;  // what smoothing counts
  std::vector<float> occurrences;     // how often it is in the text, weighted
};

// The places of n-grams in `keys`, sorted by context (all words but the last) and then by last
// word.
[[nodiscard]] std::vector<std::uint32_t> PlacesByContext(std::span<const NgramKey> keys,
                                                         std::size_t order);

struct CountedText {
  // By order - 1. The counts of the longest are of the text; those of the others are how many
  // different words come before, except at the start of a line.
  std::array<NgramCounts, LanguageModel::kMaxOrder> orders;
};

// The weights, by part and 1 where there is none, tell how much what a part says is worth keeping.
[[nodiscard]] CountedText CountNgrams(std::span<const std::vector<CorpusToken>> parts,
                                      std::span<const double> weights = {});

}  // namespace vanthu
