// word_forms: a syllable as it is written: thuộc, Thuộc, THUỘC; hòa or hoà.
//
// Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/channel_model/alphabet.h"
#include "models/channel_model/candidate_search.h"

namespace vanthu {

// Where a text puts the tone mark of oa, oe and uy (DOMAIN.md §4.3).
enum class TonePlace : std::uint8_t { kOld, kNew };

[[nodiscard]] std::u32string Written(const LetterString& syllable, CaseForm word_case,
                                     TonePlace tone_place);

// A way to take the capitals of a seen word, and what it costs: in "mộỘt" one letter, in "HO" of
// "HO Chi Minh" one, in "Thuộc" none.
struct CaseReading {
  CaseForm word_case = CaseForm::kLower;
  std::u32string letters;  // the seen word with its capitals put as they should be
  float cost = 0;          // nats
};
[[nodiscard]] std::vector<CaseReading> ReadCase(std::u32string_view seen);

}  // namespace vanthu
