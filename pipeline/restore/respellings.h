// respellings: the words that an engine's alternatives make of a word it read.
//
//   Respellings(U"TÉ", {{.index = 1, .letter = U'Ế', .cost = 4}}) is {{U"TẾ", 4}}
//
// One or two characters are exchanged: of 10,000 words an engine read, three were two away from
// what it itself had thought of. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

// What else the engine took a letter of a word for.
struct SeenAlternative {
  std::size_t index = 0;  // of the letter in its word
  char32_t letter = 0;
  float cost = 0;  // on the engine's logarithmic scale, above that of the letter that stands there
};

struct Respelling {
  std::u32string letters;
  float cost = 0;  // on the engine's scale
};

// Alternatives whose index lies behind the word are passed over.
[[nodiscard]] std::vector<Respelling> Respellings(std::u32string_view letters,
                                                  std::span<const SeenAlternative> alternatives);

}  // namespace vanthu
