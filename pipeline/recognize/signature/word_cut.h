// word_cut: a word that strokes have grown into, parted from them.
#pragma once

#include <cstddef>
#include <utility>

#include "pipeline/document.h"

namespace vanthu {

// `word` cut in two at byte `at` of its text, where a character begins; the box in the same
// proportion. The parts have no alternatives.
[[nodiscard]] std::pair<Word, Word> CutWord(const Word& word, std::size_t at);

}  // namespace vanthu
