// letter_part: which lines belong to the letter itself, when others are enclosed behind it.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/letter.h"

namespace vanthu {

// The line number a second letter or an annex with a head of its own begins at; lines.size() when
// there is none. The head of a letter ends where its body begins: a number or a nation line after
// that is another document's.
[[nodiscard]] std::size_t EndOfFirstLetter(const Letter& letter);

// The first run of lines of a zone, up to the end of the first letter. What stands aside between
// them does not end it, lines of any other zone do.
[[nodiscard]] std::vector<const Line*> FirstBlock(const Letter& letter, Zone zone);

}  // namespace vanthu
