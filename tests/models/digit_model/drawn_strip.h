// drawn_strip: digits written by an invented hand, as a strip of ink.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/digit_model/ink_strip.h"

namespace vanthu {

// The same digits and seed give the same strip; `height` is that of a digit in pixels.
[[nodiscard]] InkStrip DrawDigits(std::string_view digits, int height, std::uint64_t seed);

// A strip of paper with this shade of ink everywhere.
[[nodiscard]] InkStrip Flat(int width, int height, std::uint8_t ink);

// Full ink in the half-open rectangle.
void Fill(int left, int top, int right, int bottom, InkStrip& strip);

}  // namespace vanthu
