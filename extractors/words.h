// Words: a paragraph cut into words, numbers and marks, in the form that tables are matched
// against.
//
//   Words words("Uỷ ban nhân dân, ngày 05/3/2020");
//   words.Form(0) == "ủy"; words.Printed(0) == "Uỷ"; words[3].kind == WordKind::kWord ("dân")
//
// The form is lower case with tone marks in the old place (hòa, thủy, ủy) and has the same bytes as
// the text, so one offset serves both. Cutting is done once a paragraph; all the body extractors
// then walk over the words and look phrases up, which is linear and far cheaper than a regular
// expression for every cue.
//
// Not here: sentences, and anything that needs to know what a word means.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/span.h"

namespace vanthu {

enum class WordKind : std::uint8_t {
  kWord,    // letters
  kNumber,  // ASCII digits
  kMark,    // one punctuation mark or symbol
};

struct TextWord {
  Span span;               // In the paragraph's text.
  std::uint32_t hash = 0;  // of its form; equal forms have equal hashes
  WordKind kind = WordKind::kMark;
  bool capital = false;       // begins with a capital letter
  bool space_before = false;  // or the paragraph's begin
};

// Words [begin, end) of a paragraph.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Words {
 public:
  explicit Words(std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const TextWord& operator[](std::size_t i) const { return words_[i]; }
  // "" past the end, so that a look ahead needs no check.
  [[nodiscard]] std::string_view Form(std::size_t i) const {
    return i < words_.size() ? words_[i].span.Of(form_) : std::string_view();
  }
  [[nodiscard]] std::string_view Printed(std::size_t i) const {
    return i < words_.size() ? words_[i].span.Of(text_) : std::string_view();
  }
  [[nodiscard]] bool IsNumber(std::size_t i) const {
    return i < words_.size() && words_[i].kind == WordKind::kNumber;
  }
  [[nodiscard]] bool IsMark(std::size_t i, std::string_view mark) const {
    return i < words_.size() && words_[i].kind == WordKind::kMark && Form(i) == mark;
  }
  // The value of a number of up to nine digits; -1 for anything else.
  [[nodiscard]] int Value(std::size_t i) const;
  // The first word that begins at or after byte `offset`; size() when there is none.
  [[nodiscard]] std::size_t IndexAt(std::size_t offset) const;
  // What words [begin, end) cover.
  [[nodiscard]] Span Covering(std::size_t begin, std::size_t end) const;
  // Whether the word is a dash of any kind.
  [[nodiscard]] bool IsDash(std::size_t i) const;

 private:
  std::string text_;
  std::string form_;
  std::vector<TextWord> words_;
};

// The form of a text as Words has it; as many bytes as the text.
[[nodiscard]] std::string WordForm(std::string_view text);

// A set of phrases, each with a value, found longest first at a given word. A comma or dash that
// the text has inside a phrase and the phrase has not is passed over: "Luật Thi đua, Khen thưởng"
// is "luật thi đua khen thưởng".
class Phrases {
 public:
  // The first phrase added with given words keeps its value.
  void Add(std::string_view phrase, int value);

  struct Match {
    int value = 0;
    std::size_t end = 0;  // the word after the phrase
  };
  [[nodiscard]] std::optional<Match> At(const Words& words, std::size_t begin) const;
  [[nodiscard]] bool empty() const { return by_first_word_.empty(); }

 private:
  struct Entry {
    std::vector<std::string> rest;  // the words after the first
    int value = 0;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> by_first_word_;
  // One bit a first word, by its hash: nearly every word of a text is refused here without a
  // look-up.
  std::array<std::uint64_t, 64> first_words_{};
};

}  // namespace vanthu
