// confusions: how likely a reader of some kind writes a string of characters for a letter.
//
// A confusion says that one letter of a syllable, or two in a row, was written down as none to
// three characters: ư as "tr", ươ as "w", ế as "é", ổ as "ô". Its cost is -ln of its probability.
// A table is of one kind of reader; building one is the work of ChannelModel.
//
// Immutable when built; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/channel_model/alphabet.h"

namespace vanthu {

inline constexpr std::size_t kLongestConfusion = 3;  // characters on the seen side

class Confusions {
 public:
  struct Entry {
    LetterId first = kNoLetter;
    LetterId second = kNoLetter;  // kNoLetter: a confusion of one letter
    float cost = 0;               // nats
  };

  // All that letters may be for the characters seen, found by the first letter.
  class Row {
   public:
    // Those of one first letter, cheapest first.
    [[nodiscard]] std::span<const Entry> For(LetterId first) const {
      return std::span(entries_).subspan(begins_[first], begins_[first + 1U] - begins_[first]);
    }
    [[nodiscard]] float cheapest() const { return cheapest_; }

   private:
    friend class Confusions;
    std::vector<Entry> entries_;  // by first letter, then cost
    std::array<std::uint16_t, kLetterIds + 1> begins_ = {};
    float cheapest_ = 0;
  };

  // Keeps the cheaper of two entries for the same letters and characters. `upper`: the letters are
  // capitals.
  void Add(const LetterString& letters, bool upper, std::u32string_view seen, float cost);
  // The letters that may have been written as `seen`; nullptr: none.
  [[nodiscard]] const Row* For(std::u32string_view seen, bool upper) const;
  // To be called once, after the last Add and before the first For.
  void Sort();

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  using Key = std::uint64_t;
  [[nodiscard]] static Key KeyOf(std::u32string_view seen, bool upper);
  std::unordered_map<Key, Row> rows_;
  std::size_t size_ = 0;
};

}  // namespace vanthu
