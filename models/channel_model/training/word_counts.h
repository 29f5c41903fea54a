// word_counts: which whole words a reader took for which other words, and how often.
//
// An engine that knows Vietnamese has a dictionary, and where the print leaves a choice it takes
// the word it likes: chi for chỉ, kể for kế. Letters alone do not show it, since nearly all other i
// are read as they are. Pure.
#pragma once

#include <string>
#include <vector>

#include "models/channel_model/training/confusion_counts.h"

namespace vanthu {

struct MisreadWord {
  std::u32string printed;  // lower case
  std::u32string read;     // lower case, another word with the same bare letters
  double share = 0;        // of the times `printed` was printed
};

// Those seen a few times or more, sorted; capitals count with small letters, and only words of
// Vietnamese letters count.
[[nodiscard]] std::vector<MisreadWord> CountMisreadWords(const std::vector<PrintedAndRead>& pairs);

}  // namespace vanthu
