// footer: Nơi nhận at the left and the signature block at the right of a letter's end, and what
// stands below them: the address line, a copy certificate (boxes 7, 9b, 13; DOMAIN.md §1.1).
//
// Pure.
#pragma once

#include <vector>

#include "pipeline/zone/rows.h"

namespace vanthu {

// Takes the words of the footer out of `page` and gives them in reading order: distribution list,
// signature, then what is below. Empty, with `page` unchanged, when there is none.
[[nodiscard]] std::vector<Piece> TakeFooter(PageRows& page);

}  // namespace vanthu
