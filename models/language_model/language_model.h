// LanguageModel: how likely a Vietnamese syllable is after the ones before it.
//
//   auto model = LanguageModel::Load("models/language_model/language_model.bin");
//   if (!model) ...model.error() names the file and what is wrong with it
//   LanguageModel::State state = model->Start();
//   for (const Token& token : Tokenize(line)) {
//     const LanguageModel::Step step = model->Score(state, model->Find(token, line));
//     log_probability += step.log_probability;
//     state = step.state;
//   }
//
// The file is mapped into memory, not read, so loading costs nothing; all figures in it are
// probabilities, no text of the corpus but the spelling of single syllables and of abbreviations
// that thousands of texts use. A model never changes after Load: threads share one without locks.
// It knows nothing of letters that OCR confuses; that is the channel model's part, and the search
// over both is the restore stage's. The card beside this file has data, figures and training.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "models/language_model/tokens.h"

namespace vanthu {

// A word of the vocabulary. The first few stand for classes of tokens, not for one spelling.
using WordId = std::uint16_t;

enum WordClass : WordId {
  kBreak = 0,         // start or end of a line, end of a sentence or clause: . ! ? ; :
  kNumberWord = 1,    // 12, 1.500.000, 30/4/2025, 50%
  kCodeWord = 2,      // 249/2025/NĐ-CP, H5N1, a@b.vn: letters and figures together
  kUnknownWord = 3,   // letters that are neither a known syllable nor a known abbreviation
  kUnknownUpper = 4,  // the same in capitals: mostly abbreviations
  kPauseWord = 5,     // , )
  kOpenWord = 6,      // (
  kFirstWord = 8,     // spellings begin here
};

class NgramTable;

class LanguageModel {
 public:
  // The longest n-gram of the model.
  static constexpr std::size_t kMaxOrder = 5;

  // All that Score needs to know of the past. Two states that compare equal have the same future,
  // so a search may keep the better of them only.
  struct State {
    std::array<WordId, kMaxOrder - 1> words = {};    // the latest first, `length` of them
    std::array<float, kMaxOrder - 1> backoffs = {};  // of the latest 1, 2, … words
    std::uint8_t length = 0;

    [[nodiscard]] friend bool operator==(const State& a, const State& b) {
      return a.length == b.length && a.words == b.words;  // words past `length` are zero
    }
  };

  struct Step {
    float log_probability = 0;  // natural logarithm
    State state;
  };

  // The error is a sentence for a person: it names the file and what is wrong with it.
  [[nodiscard]] static std::expected<LanguageModel, std::string> Load(
      const std::filesystem::path& file);
  // The same from bytes that stay alive as long as any copy of the model. Any bytes may be given.
  [[nodiscard]] static std::expected<LanguageModel, std::string> Parse(std::string_view bytes);

  // `word` is NFC and lower case, with the tone mark at either place (hòa and hoà are one word).
  [[nodiscard]] std::optional<WordId> Find(std::string_view word) const;
  // The word or the class of any token of `text`, whatever its case.
  [[nodiscard]] WordId Find(const Token& token, std::string_view text) const;

  // Words are kFirstWord <= id < Size(). The spelling is lower case, NFC, with the old place of the
  // tone mark (hòa); empty for a class.
  [[nodiscard]] std::size_t Size() const;
  [[nodiscard]] std::string_view Spelling(WordId id) const;

  // The state at the start of a line.
  [[nodiscard]] State Start() const;
  // Log probability of `id` after `state`; over all ids the probabilities sum to 1 but for what
  // quantising them loses. `id` < Size().
  [[nodiscard]] Step Score(const State& state, WordId id) const;
  // The same for many states, `steps` as many as `states`. Neighbours that have their latest words
  // in common share the search for them, so states in order of their words are scored fastest.
  void Score(std::span<const State> states, WordId id, std::span<Step> steps) const;

  // To be added to the score where the case of the text can be trusted: how much likelier the
  // letter case of a token is if it is the word `id`, given the case of the token before. Names are
  // written with capitals, and in a row (Nguyễn, not nguyên). It is 0 at the start of a sentence
  // and in lines of capitals, which say nothing.
  [[nodiscard]] float ScoreCase(WordId id, WordCase before, WordCase now) const;

 private:
  explicit LanguageModel(std::shared_ptr<const NgramTable> table);

  std::shared_ptr<const NgramTable> table_;
};

}  // namespace vanthu
