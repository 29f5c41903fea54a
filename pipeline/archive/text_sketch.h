// text_sketch: a few bytes of a text by which copies of it are known without reading it.
//
//   SketchLikeness(TextSketch(text), TextSketch(other))   // about OverlapOf(text, other).of_both
//
// One-permutation MinHash over the pairs of neighboring folded words: a second scan with its own
// OCR errors and stamps keeps most pairs, another letter of the same office shares few. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// 16 bytes; empty for a text of fewer than two words.
[[nodiscard]] std::string TextSketch(std::string_view text);
// The share of bytes that agree, 0 to 1; 0 when either is empty.
[[nodiscard]] double SketchLikeness(std::string_view a, std::string_view b);

// Shares of word pairs that both texts have, 0 to 1.
struct TextOverlap {
  double of_both = 0;     // among those that either has (Jaccard)
  double of_shorter = 0;  // among those of the one that has fewer: 1 when it is a part of the other
};
[[nodiscard]] TextOverlap OverlapOf(std::string_view a, std::string_view b);

}  // namespace vanthu
