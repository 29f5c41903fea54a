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
  std::vector<Entry>& entries = rows_[KeyOf(seen, upper)].entries_;
  for (Entry& entry : entries) {
    if (entry.first == letters[0] && entry.second == second) {
      entry.cost = std::min(entry.cost, cost);
      return;
    }
  }
  entries.push_back({.first = letters[0], .second = second, .cost = cost});
  ++size_;
}

const Confusions::Row* Confusions::For(std::u32string_view seen, bool upper) const {
  const auto found = rows_.find(KeyOf(seen, upper));
  return found == rows_.end() ? nullptr : &found->second;
}

void Confusions::Sort() {
  for (auto& [key, row] : rows_) {
    std::ranges::sort(row.entries_, [](const Entry& a, const Entry& b) {
      return a.first != b.first ? a.first < b.first
             : a.cost != b.cost ? a.cost < b.cost
                                : a.second < b.second;
    });
    row.cheapest_ = std::ranges::min(row.entries_, {}, &Entry::cost).cost;
    std::size_t at = 0;
    for (std::size_t letter = 0; letter <= kLetterIds; ++letter) {
      while (at < row.entries_.size() && row.entries_[at].first < letter) ++at;
      row.begins_[letter] = static_cast<std::uint16_t>(at);
    }
  }
}

}  // namespace vanthu
