// Corpus: the training text as numbers: each token a word id and its letter case, line after line.
//
//   CorpusReader reader(syllables);
//   reader.Add("legal.txt");  reader.Add("general.txt");
//   Corpus corpus = reader.Finish();   // corpus.parts[0] is legal.txt
//
// Which words are kept: Vietnamese syllables seen often enough not to be slips, words that a
// syllable without its marks could be taken for (cup, at), and abbreviations and small words (the,
// ôtô) so common that they tell of nobody. All other words are classes, so no name and no rare word
// can get into the model. Lines of Vietnamese that somebody wrote without its marks are left out,
// and so are the lines held out for tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/language_model/language_model.h"
#include "models/language_model/tokens.h"
#include "models/syllables.h"

namespace vanthu {

struct CorpusToken {
  WordId word = kBreak;
  WordCase letter_case = WordCase::kNone;
};

// One file. Each line begins and ends with kBreak; a kLineStart stands before the first.
inline constexpr WordId kLineStart = kFirstWord - 1;

struct Corpus {
  std::vector<std::string> spellings;  // by WordId; empty for classes
  std::vector<std::vector<CorpusToken>> parts;
};

struct CorpusLimits {
  std::uint64_t min_syllable_count = 3;
  // Of words that have the letters of a syllable, bare as no syllable is.
  std::uint64_t min_bare_count = 200;
  // Of abbreviations (in capitals nine times in ten) and of words of other languages (in small
  // letters as often, so that they are no names). With marks they need not be as common.
  std::uint64_t min_marked_count = 300;
  std::uint64_t min_other_count = 1000;
};

// The letters of a word under its marks. Each class of tokens has a BareId of its own.
using BareId = std::uint16_t;

// By word: words that differ in their marks only share one.
[[nodiscard]] std::vector<BareId> BareIds(std::span<const std::string> spellings);

// One line in a hundred, chosen by its bytes alone, is never trained on.
[[nodiscard]] bool IsHeldOut(std::string_view line);

class CorpusReader {
 public:
  explicit CorpusReader(const Syllables& syllables, CorpusLimits limits = {});

  // The error names the file.
  [[nodiscard]] std::expected<void, std::string> Add(const std::filesystem::path& file);
  void AddLine(std::string_view line);
  void BeginPart();

  // Leaves the reader empty.
  [[nodiscard]] Corpus Finish();

 private:
  struct Spelling {
    std::uint64_t count = 0;
    std::uint64_t upper_count = 0;
    std::uint64_t lower_count = 0;
    bool is_syllable = false;
  };
  struct Form {
    std::uint32_t word = 0;  // in words_
    bool is_upper = false;
    bool is_lower = false;
    bool is_bare = false;  // no mark on any letter
  };
  struct RawToken {
    std::uint32_t word = 0;  // class, or kFirstWord + index into spellings_
    WordCase letter_case = WordCase::kNone;
    bool is_upper = false;
  };

  const Form& Intern(std::string_view word);

  const Syllables* syllables_;
  CorpusLimits limits_;
  std::unordered_map<std::string, Form> forms_;           // of words as written
  std::unordered_map<std::string, std::uint32_t> index_;  // of canonical words
  std::vector<std::string> words_;
  std::vector<Spelling> spellings_;
  std::vector<std::vector<RawToken>> parts_;
};

}  // namespace vanthu
