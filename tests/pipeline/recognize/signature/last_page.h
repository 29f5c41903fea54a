// last_page: the foot of a letter as recognize gives it, for tests of what looks for the signature.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

inline constexpr int kWidth = 1654;  // A4 at 200 dpi
inline constexpr int kHeight = 2339;
inline constexpr int kDpi = 200;
inline constexpr int kLetter = 14;  // pixels a letter is wide
inline constexpr int kLineHeight = 30;
inline constexpr int kRight = 1000;  // where the signature stands

// Words of a line from `left` on, as wide as they are long.
[[nodiscard]] OcrLine LineAt(int left, int top, std::vector<std::string> words,
                             double confidence = 0.95);
// A line of body over the whole page, then Nơi nhận at y = 1500, and no signature.
[[nodiscard]] std::vector<OcrLine> FootWithoutSignature();

}  // namespace vanthu
