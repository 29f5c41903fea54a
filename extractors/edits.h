// edits: how many letters must be put in, left out or changed to make one string of another, or of
// a part of another.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

// The Levenshtein distance in bytes: for folded text and codes. Time: the product of the lengths.
[[nodiscard]] std::size_t Edits(std::string_view a, std::string_view b);

// The part of a text that is nearest to a pattern.
struct NearestPart {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::size_t edits = 0;
};

// The first of the nearest, by Sellers' dynamic program. Time as above.
[[nodiscard]] NearestPart FindNearestPart(std::string_view text, std::string_view pattern);

}  // namespace vanthu
