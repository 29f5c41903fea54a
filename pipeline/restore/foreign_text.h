// foreign_text: whether a word stands in a passage of another language.
//
// An English passage has words that could be Vietnamese ones without their marks (they, any, Thua
// Thien Hue): what speaks against it is that no word around them has a mark and many are none of
// Vietnamese. Pure but for what `readings` remembers.
#pragma once

#include <cstddef>
#include <span>

#include "pipeline/restore/seen_text.h"

namespace vanthu {

class WordReadings;

[[nodiscard]] bool IsInForeignText(std::span<const SeenToken> tokens, std::size_t index,
                                   WordReadings& readings);

}  // namespace vanthu
