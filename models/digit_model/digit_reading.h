// DigitReading: one thing that a strip of handwriting may say.
#pragma once

#include <string>

namespace vanthu {

// Digits, and after them sometimes one of the letters clerks add ("3176b"). The empty text says
// that nothing is written there.
struct DigitReading {
  std::string text;
  double probability = 0;
};

}  // namespace vanthu
