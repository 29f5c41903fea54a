// DigitStripMaker: digit strings in the hands of MNIST's test writers, degraded like header fields
// of archive scans.
//
// The digits are those the model was not trained on, and the degrading is written apart from the
// trainer's, so that the net cannot have learnt its habits.
#pragma once

#include <cstdint>
#include <string>

#include "models/digit_model/ink_strip.h"
#include "tests/generator/digit_images.h"
#include "tests/generator/random.h"

namespace vanthu {

struct DigitSample {
  std::string text;
  InkStrip strip;
};

class DigitStripMaker {
 public:
  // REQUIRES: `digits` outlives the maker.
  DigitStripMaker(const generator::DigitImages& digits, std::uint64_t seed)
      : digits_(&digits), random_(seed) {}

  // A string of `length` digits: touching or apart, sloped and slanted, by a thick or thin pen,
  // sometimes on a dotted line or beside a piece of print; bitonal at 200 dpi or gray at 300 dpi.
  [[nodiscard]] DigitSample Make(int length);

 private:
  const generator::DigitImages* digits_;
  generator::Random random_;
};

}  // namespace vanthu
