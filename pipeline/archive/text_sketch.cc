// Tested by tests/pipeline/archive/text_sketch_test.cc.
#include "pipeline/archive/text_sketch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "extractors/fold.h"

namespace vanthu {
namespace {

constexpr std::size_t kBins = 16;
constexpr int kBinBits = 4;

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Hashes of all pairs of neighboring words of the folded text: FNV-1a over both words, then mixed,
// because FNV's lower bits alone choose the bin.
std::vector<std::uint64_t> PairsOf(std::string_view text) {
  constexpr std::uint64_t kOffset = 14695981039346656037ULL;
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  const std::string folded = Fold(text);
  std::vector<std::uint64_t> pairs;
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < folded.size();) {
    if (!IsWordByte(folded[i])) {
      ++i;
      continue;
    }
    std::uint64_t word = kOffset;
    for (; i < folded.size() && IsWordByte(folded[i]); ++i) {
      word = (word ^ static_cast<unsigned char>(folded[i])) * kPrime;
    }
    if (before != 0) {
      std::uint64_t pair = before * 0x9E3779B97F4A7C15ULL ^ word;
      pair = (pair ^ (pair >> 32)) * 0xD6E8FEB86659FD93ULL;
      pairs.push_back(pair ^ (pair >> 32));
    }
    before = word;
  }
  return pairs;
}

}  // namespace

std::string TextSketch(std::string_view text) {
  const std::vector<std::uint64_t> pairs = PairsOf(text);
  if (pairs.empty()) return {};
  std::array<std::uint64_t, kBins> smallest{};
  smallest.fill(UINT64_MAX);
  for (const std::uint64_t pair : pairs) {
    std::uint64_t& bin = smallest[pair & (kBins - 1)];
    bin = std::min(bin, pair >> kBinBits);
  }
  std::string sketch(kBins, '\0');
  for (std::size_t i = 0; i < kBins; ++i) sketch[i] = static_cast<char>(smallest[i] & 0xFFU);
  return sketch;
}

double SketchLikeness(std::string_view a, std::string_view b) {
  if (a.size() != kBins || b.size() != kBins) return 0.0;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < kBins; ++i) equal += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(equal) / static_cast<double>(kBins);
}

TextOverlap OverlapOf(std::string_view a, std::string_view b) {
  std::vector<std::uint64_t> first = PairsOf(a);
  std::vector<std::uint64_t> second = PairsOf(b);
  for (std::vector<std::uint64_t>* pairs : {&first, &second}) {
    std::sort(pairs->begin(), pairs->end());
    pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
  }
  std::vector<std::uint64_t> shared;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(shared));
  const std::size_t all = first.size() + second.size() - shared.size();
  const std::size_t shorter = std::min(first.size(), second.size());
  const auto share = [&](std::size_t of) {
    return of == 0 ? 0.0 : static_cast<double>(shared.size()) / static_cast<double>(of);
  };
  return {.of_both = share(all), .of_shorter = share(shorter)};
}

}  // namespace vanthu
