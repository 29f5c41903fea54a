// Sorting all places of the text by their last five words counts every order in one pass.
//
// Tested by tests/models/language_model/training/ngrams_test.cc.
#include "models/language_model/training/ngrams.h"

#include <algorithm>
#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kOrder = LanguageModel::kMaxOrder;

// The last five words at each place, sorted; before the start of a line, kLineStart fills up.
std::vector<NgramKey> SortedKeys(const std::vector<CorpusToken>& part) {
  std::vector<NgramKey> keys;
  keys.reserve(part.size());
  constexpr NgramKey kTop = WordBasePower(kOrder - 1);
  NgramKey blank = 0;
  for (std::size_t i = 0; i < kOrder; ++i) blank = blank * kWordBase + kLineStart;
  NgramKey key = blank;
  for (const CorpusToken& token : part) {
    if (token.word == kLineStart) {
      key = blank;
    } else {
      key = key / kWordBase + token.word * kTop;
      keys.push_back(key);
    }
  }
  std::ranges::sort(keys);
  return keys;
}

// The n-grams of `old` and those of a further text.
NgramCounts AddText(const NgramCounts& old, std::span<const NgramKey> sorted, double weight) {
  NgramCounts sum;
  const std::size_t most = old.keys.size() + sorted.size();
  sum.keys.reserve(most);
  sum.counts.reserve(most);
  sum.occurrences.reserve(most);
  std::size_t i = 0;
  for (std::size_t begin = 0; i < old.keys.size() || begin < sorted.size();) {
    NgramKey key = begin < sorted.size() ? sorted[begin] : old.keys[i];
    if (i < old.keys.size()) key = std::min(key, old.keys[i]);
    std::uint32_t count = 0;
    float occurrences = 0;
    std::size_t end = begin;
    while (end < sorted.size() && sorted[end] == key) ++end;
    count += static_cast<std::uint32_t>(end - begin);
    occurrences += static_cast<float>(weight * static_cast<double>(end - begin));
    if (i < old.keys.size() && old.keys[i] == key) {
      count += old.counts[i];
      occurrences += old.occurrences[i++];
    }
    sum.keys.push_back(key);
    sum.counts.push_back(count);
    sum.occurrences.push_back(occurrences);
    begin = end;
  }
  return sum;
}

bool HasLineStart(NgramKey key) {
  for (; key != 0; key /= kWordBase) {
    if (key % kWordBase == kLineStart) return true;
  }
  return false;
}

}  // namespace

std::vector<std::uint32_t> PlacesByContext(std::span<const NgramKey> keys, std::size_t order) {
  const NgramKey context_base = WordBasePower(order - 1);
  std::vector<std::pair<NgramKey, std::uint32_t>> sorted(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    sorted[i] = {keys[i] % context_base * kWordBase + keys[i] / context_base,
                 static_cast<std::uint32_t>(i)};
  }
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> places(keys.size());
  std::ranges::transform(sorted, places.begin(), [](const auto& entry) { return entry.second; });
  return places;
}

CountedText CountNgrams(std::span<const std::vector<CorpusToken>> parts,
                        std::span<const double> weights) {
  CountedText text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    NgramCounts& longest = text.orders[kOrder - 1];
    longest = AddText(longest, SortedKeys(parts[i]), i < weights.size() ? weights[i] : 1);
  }

  // Shorter n-grams count their different left neighbours; a line start counts each time, as
  // nothing else can come before it.
  for (std::size_t order = kOrder - 1; order >= 1; --order) {
    const NgramCounts& longer = text.orders[order];
    NgramCounts& shorter = text.orders[order - 1];
    for (std::size_t i = 0; i < longer.keys.size(); ++i) {
      const NgramKey key = longer.keys[i] / kWordBase;
      const bool follows_start = longer.keys[i] % kWordBase == kLineStart;
      const std::uint32_t count = follows_start ? longer.counts[i] : 1;
      if (shorter.keys.empty() || shorter.keys.back() != key) {
        shorter.keys.push_back(key);
        shorter.counts.push_back(0);
        shorter.occurrences.push_back(0);
      }
      shorter.counts.back() += count;
      shorter.occurrences.back() += longer.occurrences[i];
    }
  }
  for (NgramCounts& order : text.orders) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < order.keys.size(); ++i) {
      if (HasLineStart(order.keys[i])) continue;
      order.keys[kept] = order.keys[i];
      order.counts[kept] = order.counts[i];
      order.occurrences[kept++] = order.occurrences[i];
    }
    order.keys.resize(kept);
    order.counts.resize(kept);
    order.occurrences.resize(kept);
  }
  return text;
}

}  // namespace vanthu
