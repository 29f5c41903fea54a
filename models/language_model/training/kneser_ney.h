// KneserNey: turns counts into probabilities (interpolated modified Kneser-Ney: Chen and Goodman
// 1998, eq. 26), in the backoff form that the model file keeps.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "models/language_model/training/ngrams.h"

namespace vanthu {

// The n-grams of one order, sorted by key.
struct BackoffLevel {
  std::vector<NgramKey> keys;
  std::vector<float> log_probabilities;  // of the last word after the others, natural logarithm
  std::vector<float> log_backoffs;       // 0 where no longer n-gram goes on
  std::vector<bool> has_longer;          // a longer n-gram begins with it
  std::vector<float> occurrences;        // in the text; empty after pruning
};

struct BackoffModel {
  std::array<BackoffLevel, LanguageModel::kMaxOrder> orders;
};

// Leaves the counts empty, as the two together would not fit into the memory allowed.
[[nodiscard]] BackoffModel EstimateKneserNey(CountedText counts, std::size_t vocabulary_size);

}  // namespace vanthu
