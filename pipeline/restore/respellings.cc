// Tested by tests/pipeline/restore/respellings_test.cc.
#include "pipeline/restore/respellings.h"

namespace vanthu {

std::vector<Respelling> Respellings(std::u32string_view letters,
                                    std::span<const SeenAlternative> alternatives) {
  std::vector<Respelling> respellings;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const SeenAlternative& first = alternatives[i];
    if (first.index >= letters.size()) continue;
    Respelling one = {.letters = std::u32string(letters), .cost = first.cost};
    one.letters[first.index] = first.letter;
    respellings.push_back(one);
    for (const SeenAlternative& second : alternatives.subspan(i + 1)) {
      if (second.index >= letters.size() || second.index == first.index) continue;
      Respelling two = {.letters = one.letters, .cost = first.cost + second.cost};
      two.letters[second.index] = second.letter;
      respellings.push_back(std::move(two));
    }
  }
  return respellings;
}

}  // namespace vanthu
