// ModelWriter: packs a backoff model into the bytes of a model file (ngram_table.h has the layout).
#pragma once

#include <string>

#include "models/language_model/training/corpus.h"
#include "models/language_model/training/kneser_ney.h"

namespace vanthu {

// The same input gives the same bytes. Words that no n-gram names may be missing in `model` but for
// the unigrams, which are all there.
[[nodiscard]] std::string PackModel(const Corpus& corpus, const BackoffModel& model);

}  // namespace vanthu
