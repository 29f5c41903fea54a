// Tested by tests/models/channel_model/syllable_trie_test.cc.
#include "models/channel_model/syllable_trie.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vanthu {
namespace {

std::string KeyOf(const LetterString& letters) { return {letters.begin(), letters.end()}; }

// The place of the first vowel of an open oa, oe or uy at the end; npos when there is none. The
// u of qu belongs to the onset.
std::size_t OpenGlide(const LetterString& letters) {
  const std::size_t n = letters.size();
  if (n < 2) return LetterString::npos;
  const auto toneless = [&](std::size_t i) { return LowerOf(WithoutTone(letters[i])); };
  const char32_t first = toneless(n - 2);
  const char32_t second = toneless(n - 1);
  const bool is_glide =
      (first == U'o' && (second == U'a' || second == U'e')) || (first == U'u' && second == U'y');
  if (!is_glide || (n > 2 && LowerOf(letters[n - 3]) == U'q')) return LetterString::npos;
  return n - 2;
}

LetterString MoveTone(LetterString letters, std::size_t from, std::size_t to) {
  const auto tone = static_cast<LetterId>(letters[from] - WithoutTone(letters[from]));
  if (tone == 0) return letters;
  letters[from] = WithoutTone(letters[from]);
  letters[to] = static_cast<LetterId>(WithoutTone(letters[to]) + tone);
  return letters;
}

}  // namespace

SyllableTrie::SyllableTrie(std::span<const std::string> words) {
  std::set<LetterString> all;
  for (const std::string& word : words) {
    const auto letters = LettersOf(word);
    if (letters && !letters->empty() && all.size() < kNoSyllable) all.insert(WithOldTone(*letters));
  }
  syllables_.assign(all.begin(), all.end());
  for (std::size_t i = 0; i < syllables_.size(); ++i) {
    const auto id = static_cast<SyllableId>(i);
    by_text_[KeyOf(syllables_[i])] = id;
  }
  Build();
}

void SyllableTrie::Build() {
  // The syllables are sorted, so each node is a range of them; nodes are numbered breadth first.
  struct Range {
    std::size_t begin, end, depth;
  };
  std::vector<Range> ranges = {{0, syllables_.size(), 0}};
  nodes_.emplace_back();
  for (std::size_t at = 0; at < ranges.size(); ++at) {
    const Range range = ranges[at];
    std::size_t i = range.begin;
    if (i < range.end && syllables_[i].size() == range.depth) {
      nodes_[at].syllable = static_cast<SyllableId>(i);
      ++i;
    }
    nodes_[at].first_child = static_cast<std::uint32_t>(letters_.size());
    while (i < range.end) {
      const LetterId letter = syllables_[i][range.depth];
      std::size_t end = i;
      while (end < range.end && syllables_[end][range.depth] == letter) ++end;
      letters_.push_back(letter);
      nodes_[at].letters[letter / kBits] |= std::uint64_t{1} << (letter % kBits);
      children_.push_back(static_cast<Node>(ranges.size()));
      ranges.push_back({i, end, range.depth + 1});
      nodes_.emplace_back();
      ++nodes_[at].child_count;
      i = end;
    }
  }
}

std::string SyllableTrie::Text(SyllableId id) const {
  std::u32string text;
  for (const LetterId letter : syllables_[id]) text.push_back(LowerOf(letter));
  return Utf8(text);
}

SyllableId SyllableTrie::Find(const LetterString& letters) const {
  const auto found = by_text_.find(KeyOf(WithOldTone(letters)));
  return found == by_text_.end() ? kNoSyllable : found->second;
}

LetterString WithOldTone(const LetterString& letters) {
  const std::size_t first = OpenGlide(letters);
  return first == LetterString::npos ? letters : MoveTone(letters, first + 1, first);
}

LetterString WithNewTone(const LetterString& letters) {
  const std::size_t first = OpenGlide(letters);
  return first == LetterString::npos ? letters : MoveTone(letters, first, first + 1);
}

}  // namespace vanthu
