// lattice: all the ways a passage may have read before it was damaged, each with its price.
//
// Nodes are the gaps between tokens; an edge takes one token, or two that may be one word, and
// offers choices: the word as it stands, and the syllables it may have been. What a choice costs
// here is what the damage costs; what the words cost in a row is the language model's part.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "models/channel_model/channel_model.h"
#include "models/language_model/language_model.h"
#include "pipeline/restore/damage.h"
#include "pipeline/restore/seen_text.h"
#include "pipeline/restore/word_readings.h"

namespace vanthu {

struct WordChoice {
  float cost = 0;  // nats
  std::array<WordId, 2> words = {kUnknownWord, kUnknownWord};
  std::array<SyllableId, 2> syllables = {kNoSyllable, kNoSyllable};
  std::uint8_t count = 1;  // words: two when a space was lost
  CaseForm word_case = CaseForm::kLower;
  bool as_it_stands = false;
};

struct Edge {
  std::size_t first = 0;  // token
  std::size_t count = 1;  // tokens
  Span span;              // in the line
  std::size_t choices_begin = 0;
  std::size_t choices_end = 0;
};

struct Lattice {
  std::size_t tokens = 0;
  std::vector<Edge> edges;  // sorted by `first`
  std::vector<WordChoice> choices;

  [[nodiscard]] std::span<const WordChoice> ChoicesOf(const Edge& edge) const {
    return std::span(choices).subspan(edge.choices_begin, edge.choices_end - edge.choices_begin);
  }
};

// What the parts of the score weigh. Values found on generated pages; the card of the channel model
// has the trials.
struct RestoreWeights {
  float language = 1.0F;                               // of the language model's logarithms
  std::size_t history = LanguageModel::kMaxOrder - 1;  // words before that count; 0: unigrams
  float letter_case = 1.0F;                            // of its knowledge of capitals
  float unknown_word = 2.0F;                           // nats for a word that is not Vietnamese
  float unknown_letter = 1.5F;                         // nats for each of its letters
  float unseen_syllable = 7.0F;   // nats for a legal syllable the language model has never seen
  float odd_left = 3.0F;          // nats for leaving a character that belongs to no word
  float margin = 1.0F;            // nats by which a change of sound text must win
  float name_margin = 2.0F;       // the same on top for a word with a capital inside a sentence
  float proper_margin = 15.0F;    // and for one beside another such in text that no engine read
  float tied_margin = 10.0F;      // the same for a part of a word with hyphens: ra-đa
  float letter_margin = 3.0F;     // the same where a word becomes another with other bare letters
  float alternative = 0.5F;       // nats for each unit of what the engine's alternative costs it
  float alternative_base = 2.0F;  // nats for taking an alternative at all
  float choice_width = 9.0F;      // nats behind the best choice of a token, priors counted
  std::size_t most_choices = 16;
};

class LatticeBuilder {
 public:
  // All must outlive this. `words` gives the language model's word of each syllable.
  LatticeBuilder(const LanguageModel& language, const ChannelModel& channel,
                 std::span<const WordId> words, WordReadings& readings,
                 const RestoreWeights& weights);

  // Tokens [begin, end) of the text, with no break among them. `text.joins` must be sorted.
  [[nodiscard]] const Lattice& Build(const SeenText& text, std::size_t begin, std::size_t end,
                                     const Damage& damage);

 private:
  void AddToken(const SeenText& text, std::size_t index, bool odd_follows, const Damage& damage);
  void AddJoin(const SeenText& text, const SeenJoin& join, const Damage& damage);
  void AddReadings(std::u32string_view letters, const SeenToken& token, WordCase before,
                   const Damage& damage, float extra);
  // Once for each syllable from the choice `begin` on: the cheaper. `own` is the word as it stands.
  void AddReading(std::size_t begin, const WordReading& reading, float extra, SyllableId own);
  void AddAsItStands(const SeenToken& token, float extra);
  // Two words that cost more than `limit` are none.
  void AddSplits(std::u32string_view letters, const Damage& damage, float limit);
  // Leaves the best of the choices from `begin` on, and says what one may cost at most.
  float Prune(std::size_t begin);
  [[nodiscard]] float PriorOf(const WordChoice& choice) const;
  [[nodiscard]] bool IsWord(const SeenToken& token) const;

  const LanguageModel* language_;
  const ChannelModel* channel_;
  std::span<const WordId> words_;
  WordReadings* readings_;
  const RestoreWeights* weights_;
  float unknown_prior_;  // nats: of a word that is no syllable, without any context
  Lattice lattice_;
  std::size_t first_token_ = 0;
};

}  // namespace vanthu
