// edits: how many letters must be put in, left out or changed to make one string of another.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

// The Levenshtein distance in bytes: for folded text and codes. Time: the product of the lengths.
[[nodiscard]] std::size_t Edits(std::string_view a, std::string_view b);

}  // namespace vanthu
