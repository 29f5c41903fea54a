// HeaderWords: how the lines of a header's left column are put together to names of bodies
// (data/header_words.tsv).
//
//   BeginsName("so noi vu")          -> true    a new body
//   GoesOnWithName("tinh ca mau")    -> true    the rest of the name above
//   IsOpen("truong cao dang")        -> true    its name stands on the next line
//
// All texts are folded. Not here: names of known bodies (issuing_bodies).
#pragma once

#include <expected>
#include <string_view>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

class HeaderWords {
 public:
  [[nodiscard]] static std::expected<HeaderWords, Error> FromTable(const Table& table);

  [[nodiscard]] bool BeginsName(std::string_view folded) const;
  [[nodiscard]] bool GoesOnWithName(std::string_view folded) const;
  [[nodiscard]] bool IsOpen(std::string_view folded) const;

 private:
  // The values mean nothing.
  Lexicon heads_;
  Lexicon units_;
  Lexicon open_;
};

}  // namespace vanthu
