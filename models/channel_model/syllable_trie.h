// syllable_trie: the syllables that restoration may put in place, as letters, in a trie.
//
//   SyllableTrie trie(words);   // models/syllables.h lists what spelling allows
//   trie.Find(letters of "nghiệp") is its number
//
// Tone marks stand in the old place (hòa, thủy): of two spellings of one syllable one is kept.
// Immutable; safe from any thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/channel_model/alphabet.h"

namespace vanthu {

using SyllableId = std::uint16_t;
inline constexpr SyllableId kNoSyllable = 0xFFFF;

class SyllableTrie {
 public:
  // Words of other letters than those of alphabet.h are passed over; at most 65,534 are kept.
  explicit SyllableTrie(std::span<const std::string> words);

  [[nodiscard]] std::size_t size() const { return syllables_.size(); }
  [[nodiscard]] const LetterString& Letters(SyllableId id) const { return syllables_[id]; }
  [[nodiscard]] std::string Text(SyllableId id) const;  // NFC UTF-8, lower case
  // The syllable so spelled, the tone mark in either place; kNoSyllable when it is not legal.
  [[nodiscard]] SyllableId Find(const LetterString& letters) const;

  // The trie. Node 0 is the root; a node's children are those letters that go on from it.
  using Node = std::uint32_t;
  inline static constexpr Node kRoot = 0;
  inline static constexpr Node kNoNode = 0xFFFFFFFF;
  [[nodiscard]] Node Child(Node node, LetterId letter) const {
    const TrieNode& at = nodes_[node];
    const unsigned half = letter / kBits;
    const std::uint64_t bit = std::uint64_t{1} << (letter % kBits);
    if ((at.letters[half] & bit) == 0) return kNoNode;
    const int before = std::popcount(at.letters[half] & (bit - 1)) +
                       (half == 0 ? 0 : std::popcount(at.letters[0]));
    return children_[at.first_child + static_cast<std::uint32_t>(before)];
  }
  [[nodiscard]] SyllableId SyllableAt(Node node) const { return nodes_[node].syllable; }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  // Calls visit(letter, child) for each child.
  template <typename Visit>
  void ForEachChild(Node node, Visit&& visit) const {
    const TrieNode& at = nodes_[node];
    for (std::uint32_t i = 0; i < at.child_count; ++i) {
      visit(letters_[at.first_child + i], children_[at.first_child + i]);
    }
  }

 private:
  static constexpr unsigned kBits = 64;
  // The children's letters are a bit each, so that one is found by counting the bits before it.
  struct TrieNode {
    std::array<std::uint64_t, 2> letters = {};
    std::uint32_t first_child = 0;
    std::uint16_t child_count = 0;
    SyllableId syllable = kNoSyllable;
  };

  void Build();

  std::vector<LetterString> syllables_;  // sorted
  std::unordered_map<std::string, SyllableId> by_text_;
  std::vector<TrieNode> nodes_;
  std::vector<LetterId> letters_;  // of the edges, sorted within a node
  std::vector<Node> children_;
};

// The same syllable with the tone mark in the old place (hoà → hòa, thuỷ → thủy; quý stays); other
// words stay as they are.
[[nodiscard]] LetterString WithOldTone(const LetterString& letters);
// The other way round: hòa → hoà.
[[nodiscard]] LetterString WithNewTone(const LetterString& letters);

}  // namespace vanthu
