// Tested by tests/pipeline/restore/damage_test.cc.
#include "pipeline/restore/damage.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

// So many words say what a text is; more would only take time. They are taken from all over it.
constexpr std::size_t kMostWords = 200;
// What is believed before counts as much as so many words.
constexpr float kPriorWords = 3;
constexpr int kRounds = 12;

}  // namespace

Damage EstimateDamage(const SeenText& text, const Damage& before, WordReadings& readings) {
  using Likelihoods = std::array<float, kReaders.size()>;
  std::vector<std::u32string_view> telling;
  for (const SeenToken& token : text.tokens) {
    // One letter says little, capitals may be an abbreviation.
    constexpr std::size_t kFewestLetters = 2;
    if (token.letters.size() < kFewestLetters || token.written == WordCase::kUpper) continue;
    telling.emplace_back(token.letters);
  }
  std::vector<Likelihoods> words;
  const std::size_t count = std::min(telling.size(), kMostWords);
  for (std::size_t word = 0; word < count; ++word) {
    const std::u32string_view letters = telling[word * telling.size() / count];
    Likelihoods likelihoods{};
    float best = -1e9F;
    for (const Reader reader : kReaders) {
      const auto i = static_cast<std::size_t>(reader);
      likelihoods[i] = readings.Of(reader, letters).log_likelihood;
      best = std::max(best, likelihoods[i]);
    }
    for (float& likelihood : likelihoods) likelihood = std::exp(likelihood - best);
    words.push_back(likelihoods);
  }
  Damage damage = before;
  for (int round = 0; round < kRounds; ++round) {
    std::array<float, kReaders.size()> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = kPriorWords * before.share[i];
    for (const Likelihoods& likelihoods : words) {
      float sum = 0;
      for (std::size_t i = 0; i < counts.size(); ++i) sum += damage.share[i] * likelihoods[i];
      for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] += damage.share[i] * likelihoods[i] / sum;
      }
    }
    const float total = kPriorWords + static_cast<float>(words.size());
    for (std::size_t i = 0; i < counts.size(); ++i) damage.share[i] = counts[i] / total;
  }
  return damage;
}

}  // namespace vanthu
