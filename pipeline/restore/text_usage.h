// text_usage: the words that the search was unsure of, judged again with the whole text in view.
//
//   TextUsage usage(priors);
//   usage.Revise(words, rivals);   // words[i].choice may now be one of its rivals
//
// N-grams see four words; a text keeps to its subject. Where it has đài phát thanh for sure, a lone
// "dai" is hardly đại. So a spelling is as much likelier as the text uses it more often, where the
// search was sure, than a text of its length is expected to: a word of every sentence (có, những)
// says little by its uses, a rare one much. Uses in the same paragraph count most (the cache of
// Kuhn and De Mori 1990, among rivals for one place). Not thread-safe: buffers are reused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/restore/lattice.h"

namespace vanthu {

// What the search could have taken in place of a word.
struct RivalWord {
  WordChoice choice;
  float behind = 0;  // nats
};

// A word as the search read it.
struct TakenWord {
  std::size_t token = 0;  // the first of its edge, in SeenText::tokens
  std::size_t paragraph = 0;
  Span span;  // in its line
  WordChoice choice;
  bool may_stay = false;              // the edge offers the word as it stands
  SyllableId standing = kNoSyllable;  // of that
  float over_standing = 0;            // nats by which `choice` is better than that
  std::size_t rivals_begin = 0;       // among all rivals
  std::size_t rivals_end = 0;
};

struct TextUsageWeights {
  float limit = 6;      // nats: what is further behind is out of the question
  float sure = 3;       // nats: who has no rival closer than this is sure
  float text = 0.06F;   // of a use in the text, against one in the paragraph
  float usual = 4;      // how often what is expected counts on top of what was found
  float least = 0.01F;  // uses that are expected of any word
  float say = 1.5F;     // of the text's use of words, against the n-grams
};

class TextUsage {
 public:
  // `priors` by syllable, nats; must outlive this.
  explicit TextUsage(std::span<const float> priors, const TextUsageWeights& weights = {});

  // Who is further behind is no rival.
  [[nodiscard]] float limit() const { return weights_.limit; }

  // Words in the order of the text.
  void Revise(std::span<TakenWord> words, std::span<const RivalWord> rivals);

 private:
  [[nodiscard]] bool IsSure(const TakenWord& word, std::span<const RivalWord> rivals) const;
  // In a paragraph of so many words.
  void Judge(TakenWord& word, std::span<const RivalWord> rivals, std::size_t paragraph_words);

  std::span<const float> priors_;
  TextUsageWeights weights_;
  std::size_t text_words_ = 0;
  // Sure words by syllable.
  std::vector<std::uint32_t> in_text_;
  std::vector<std::uint32_t> in_paragraph_;
  std::vector<float> scores_;  // of a word's rivals
};

}  // namespace vanthu
