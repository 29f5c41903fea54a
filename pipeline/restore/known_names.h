// known_names: names whose spelling no Vietnamese syllable has, found by their bare letters.
//
//   auto names = KnownNames::Parse("foreign_names.tsv", bytes_of("data/foreign_names.tsv"));
//   names->Find(seen)   "tinh Dak Lak" has Đắk at its second word and Lắk at its third
//
// The language model has no such words: they are too rare, and which of Đắk, Đăk and Đak a place
// has is a matter of its name. Immutable; safe from any thread.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/error.h"
#include "models/channel_model/alphabet.h"
#include "pipeline/restore/seen_text.h"

namespace vanthu {

// A word of a name: what it should be, with the capitals it was seen with.
struct FoundNameWord {
  std::size_t token = 0;  // in SeenText::tokens
  std::string text;
};

class KnownNames {
 public:
  KnownNames() = default;
  // Of data/foreign_names.tsv; `file` is for messages.
  [[nodiscard]] static std::expected<KnownNames, Error> Parse(std::string_view file,
                                                              std::string_view tsv);

  // Words that have a mark already are somebody's spelling: a name with one is passed over.
  [[nodiscard]] std::vector<FoundNameWord> Find(const SeenText& text) const;

 private:
  using Words = std::vector<LetterString>;
  // By the bare letters of the first word.
  std::unordered_map<std::string, std::vector<Words>> names_;
};

}  // namespace vanthu
