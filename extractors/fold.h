// fold: forms of a text for comparison and search. One function serves indexing, query and lexicon
// look-up.
//
// Pure; safe from any thread. Input is any UTF-8; broken bytes become U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "extractors/text.h"

namespace vanthu {

// Lower case, no diacritics, đ as d, one kind of dash, quote and space: "Quyết định số 12/QĐ–UBND"
// -> "quyet dinh so 12/qd-ubnd". Idempotent.
[[nodiscard]] std::string Fold(std::string_view utf8);
// The same, with the way back to the bytes of `utf8`.
[[nodiscard]] AlignedText FoldAligned(std::string_view utf8);

// NFC, lower case, tone marks in the old place (hòa, thủy, ủy; DOMAIN.md §4.3), diacritics kept:
// two spellings of one word become equal, two different words do not. Idempotent.
[[nodiscard]] std::string CanonicalTone(std::string_view utf8);

}  // namespace vanthu
