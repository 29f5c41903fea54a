// Tested by tests/extractors/lexicon_test.cc.
#include "extractors/lexicon.h"

#include <algorithm>

#include "extractors/fold.h"

namespace vanthu {

bool Lexicon::Add(std::string_view phrase, std::size_t value) {
  std::string folded = Fold(phrase);
  if (folded.empty()) return false;
  longest_ = std::max(longest_, folded.size());
  const auto [entry, added] = values_.try_emplace(std::move(folded), value);
  return added || entry->second == value;
}

std::optional<std::size_t> Lexicon::Find(std::string_view folded) const {
  const auto entry = values_.find(folded);
  if (entry == values_.end()) return std::nullopt;
  return entry->second;
}

std::optional<Lexicon::Match> Lexicon::LongestPrefix(std::string_view folded) const {
  for (std::size_t size = std::min(longest_, folded.size()); size > 0; --size) {
    const bool inside_word =
        size < folded.size() && IsWordByte(folded[size]) && IsWordByte(folded[size - 1]);
    if (inside_word) continue;
    if (const auto entry = values_.find(folded.substr(0, size)); entry != values_.end()) {
      return Match{.value = entry->second, .size = size};
    }
  }
  return std::nullopt;
}

}  // namespace vanthu
