// Tested by tests/models/channel_model/training/word_counts_test.cc.
#include "models/channel_model/training/word_counts.h"

#include <algorithm>
#include <map>
#include <optional>

#include "models/channel_model/alphabet.h"

namespace vanthu {
namespace {

// What happened less often may happen to any word.
constexpr double kFewest = 3;
// Taken off each count, since the words that were counted here are those with bad luck.
constexpr double kDiscount = 0.75;

// Words have two letters and more; one alone is a label.
std::optional<std::u32string> Lower(std::u32string_view word) {
  constexpr std::size_t kShortest = 2;
  const auto letters = LettersOf(word);
  if (!letters || letters->size() < kShortest) return std::nullopt;
  std::u32string lower;
  for (const LetterId letter : *letters) lower.push_back(LowerOf(letter));
  return lower;
}

bool DifferInMarksAlone(std::u32string_view a, std::u32string_view b) {
  const auto bare = [](char32_t c) { return Bare(LetterOf(c)->id); };
  return a != b && std::ranges::equal(a, b, {}, bare, bare);
}

}  // namespace

std::vector<MisreadWord> CountMisreadWords(const std::vector<PrintedAndRead>& pairs) {
  std::map<std::u32string, double> printed;
  std::map<Misreading, double> misread;
  for (const PrintedAndRead& pair : pairs) {
    const auto word = Lower(pair.printed);
    if (!word) continue;
    printed[*word] += 1;
    const auto read = Lower(pair.read);
    if (read && DifferInMarksAlone(*word, *read)) misread[{*word, *read}] += 1;
  }
  std::vector<MisreadWord> words;
  for (const auto& [misreading, count] : misread) {
    if (count < kFewest) continue;
    const auto& [word, read] = misreading;
    words.push_back(
        {.printed = word, .read = read, .share = (count - kDiscount) / printed.at(word)});
  }
  return words;
}

}  // namespace vanthu
