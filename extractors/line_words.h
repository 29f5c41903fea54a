// LineWords: the words by which a line tells which box of a letter it stands in, where no boxes of
// words do (data/line_words.tsv).
//
//   HasSigner("kt. giam doc")              -> true
//   OpensBody("can cu luat to chuc …")     -> true
//
// All texts are folded. Immutable after loading.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

class LineWords {
 public:
  [[nodiscard]] static std::expected<LineWords, Error> FromTable(const Table& table);

  // The office of a signer is somewhere in the line.
  [[nodiscard]] bool HasSigner(std::string_view folded) const;
  // The line begins as the text of a letter does; an addressee does not.
  [[nodiscard]] bool OpensBody(std::string_view folded) const;
  // It begins as what a signing program leaves on a page.
  [[nodiscard]] bool OpensSignatureProgram(std::string_view folded) const;
  // It begins with the word of an address at the foot and its colon or dot.
  [[nodiscard]] bool OpensAddress(std::string_view folded) const;
  // It begins with the name of a certified copy.
  [[nodiscard]] bool OpensCopy(std::string_view folded) const;

 private:
  std::vector<std::string> signers_;
  // The values mean nothing.
  Lexicon openings_;
  Lexicon signature_programs_;
  Lexicon addresses_;
  Lexicon copies_;
};

}  // namespace vanthu
