// issuer: the body that issued the letter and the one above it, from the left column of the head,
// in sentence case: "UBND TỈNH KIÊN GIANG" ⏎ "SỞ Y TẾ" -> "Sở Y tế" of "UBND tỉnh Kiên Giang".
//
// When the head is lost, the body's code in the symbol and the place of issue name it, and the
// value says that it is inferred (DOMAIN.md §6.3).
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

// REQUIRES: reference, date and place of `fields` are filled.
[[nodiscard]] std::vector<Found<Issuer>> FindIssuer(const Letter& letter,
                                                    const Knowledge& knowledge,
                                                    const Fields& fields);

}  // namespace vanthu
