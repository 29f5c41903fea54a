// vietnamese_share: whether words read as Vietnamese, to tell a good text layer from one in a
// legacy font (TCVN3, VNI), without diacritics, or of shifted glyph numbers.
//
//   {"Cộng", "hòa", "xã", "hội"}    legal 1.0, marked 1.0
//   {"Céng", "hßa", "x·", "héi"}    legal 0.5, marked 0.5    TCVN3 fonts
//   {"Cong", "hoa", "xa", "hoi"}    legal 1.0, marked 0.0    an English OCR
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vanthu {

struct VietnameseShare {
  std::size_t words = 0;  // judged: with a lower-case letter and no digit
  double legal = 0;       // share of them that are one legal syllable, 0 to 1
  double marked = 0;      // share of them with a diacritic of Vietnamese, 0 to 1
};

// Pure.
[[nodiscard]] VietnameseShare MeasureVietnamese(std::span<const std::string_view> words);

// Good enough to be used instead of recognizing the page.
[[nodiscard]] bool ReadsAsVietnamese(const VietnameseShare& share);

}  // namespace vanthu
