// Pruning: which n-grams earn their bytes.
//
// The model chooses between spellings with the same bare letters, so an n-gram is worth what it
// changes in such a choice: how often it occurs, times how far its probability is from what backing
// off would say, times how open the choice still is without it. Plain entropy pruning leaves out
// the last and spends most of the file on words that no one could take for others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/language_model/training/kneser_ney.h"

namespace vanthu {

struct PruningOptions {
  std::size_t max_ngrams = 11'050'000;  // of two words and more
  // Worth of an n-gram whose choice is quite settled, so that words which OCR damaged beyond their
  // marks find help too.
  double settled_worth = 0.05;
};

// Keeps with an n-gram all that it begins and ends with, and makes the backoffs right again.
[[nodiscard]] BackoffModel Prune(BackoffModel model, std::span<const BareId> bare_ids,
                                 const PruningOptions& options);

}  // namespace vanthu
