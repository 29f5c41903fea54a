// Tested by tests/models/channel_model/confusions_test.cc.
#include "models/channel_model/confusions.h"

#include <algorithm>

namespace vanthu {

Confusions::Key Confusions::KeyOf(std::u32string_view seen, bool upper) {
  constexpr unsigned kBitsOfCharacter = 21;
  Key key = 0;
  for (const char32_t c : seen) key = (key << kBitsOfCharacter) | c;
  return (key << 1U) | (upper ? 1U : 0U);
}

void Confusions::Add(const LetterString& letters, bool upper, std::u32string_view seen,
                     float cost) {
  const LetterId second = letters.size() > 1 ? letters[1] : kNoLetter;
  std::vector<Entry>& entries = entries_[KeyOf(seen, upper)];
  for (Entry& entry : entries) {
    if (entry.first == letters[0] && entry.second == second) {
      entry.cost = std::min(entry.cost, cost);
      return;
    }
  }
  entries.push_back({.first = letters[0], .second = second, .cost = cost});
  ++size_;
}

std::span<const Confusions::Entry> Confusions::For(std::u32string_view seen, bool upper) const {
  const auto found = entries_.find(KeyOf(seen, upper));
  if (found == entries_.end()) return {};
  return found->second;
}

void Confusions::Sort() {
  for (auto& [key, entries] : entries_) {
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
      return a.cost != b.cost     ? a.cost < b.cost
             : a.first != b.first ? a.first < b.first
                                  : a.second < b.second;
    });
  }
}

}  // namespace vanthu
