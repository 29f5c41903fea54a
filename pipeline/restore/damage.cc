// Tested by tests/pipeline/restore/damage_test.cc.
#include "pipeline/restore/damage.h"

#include <cmath>
#include <vector>

namespace vanthu {
namespace {

// A text says what it is within a few lines; more words than these would only take time.
constexpr std::size_t kMostWords = 400;
// What is believed before counts as much as so many words.
constexpr float kPriorWords = 3;
constexpr int kRounds = 12;

}  // namespace

Damage EstimateDamage(const SeenText& text, const Damage& before, WordReadings& readings) {
  using Likelihoods = std::array<float, kReaders.size()>;
  std::vector<Likelihoods> words;
  for (const SeenToken& token : text.tokens) {
    // One letter says little, capitals may be an abbreviation.
    constexpr std::size_t kFewestLetters = 2;
    if (token.letters.size() < kFewestLetters || token.written == WordCase::kUpper) continue;
    Likelihoods likelihoods{};
    float best = -1e9F;
    for (const Reader reader : kReaders) {
      const auto i = static_cast<std::size_t>(reader);
      likelihoods[i] = readings.Of(reader, token.letters).log_likelihood;
      best = std::max(best, likelihoods[i]);
    }
    for (float& likelihood : likelihoods) likelihood = std::exp(likelihood - best);
    words.push_back(likelihoods);
    if (words.size() == kMostWords) break;
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
