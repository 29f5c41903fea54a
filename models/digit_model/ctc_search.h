// ctc_search: the texts that the steps of a CTC net may say, and how probable each is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/digit_model/digit_reading.h"

namespace vanthu {

// For each step the probabilities of the blank and then of each character, summing to 1.
struct CtcSteps {
  std::size_t classes = 0;
  std::vector<double> probabilities;  // step by step, a multiple of `classes`
};

// The most probable texts, at most `most`, the most probable first. A text's probability is the sum
// over all ways the steps can say it (Graves et al. 2006); paths too improbable to matter are left
// out, so it is never too high and all together are at most 1.
// REQUIRES: steps.classes == characters.size() + 1
[[nodiscard]] std::vector<DigitReading> SearchCtc(const CtcSteps& steps,
                                                  std::string_view characters, std::size_t most);

}  // namespace vanthu
