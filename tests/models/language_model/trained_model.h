// A language model trained in the test from a few lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/language_model/training/corpus.h"
#include "models/language_model/training/kneser_ney.h"

namespace vanthu {

// Every word is kept, however rare.
[[nodiscard]] Corpus ReadLines(const std::vector<std::string_view>& lines);

[[nodiscard]] BackoffModel Estimate(const Corpus& corpus);

// Invented sentences in which the marks of a word hang on its neighbours.
[[nodiscard]] const std::vector<std::string_view>& InventedLines();

// The bytes of a model file with every n-gram of the lines.
[[nodiscard]] std::string TrainOn(const std::vector<std::string_view>& lines);

}  // namespace vanthu
