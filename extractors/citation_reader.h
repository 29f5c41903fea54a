// Citations of one paragraph: every mention of a document with what is printed around it.
//
//   "Theo Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Bí thư về …" -> type, code, date,
//   issuer, subject, role
//
// Mentions of one document in several places are brought together in references.h.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/citation_knowledge.h"
#include "extractors/fields.h"
#include "extractors/organisation.h"
#include "extractors/reference_code.h"
#include "extractors/words.h"

namespace vanthu {

// One mention of a document.
struct Citing {
  Citation value;
  std::size_t begin = 0;          // word: the type, or the code when no type stands before it
  std::size_t code_begin = 0;     // word
  std::size_t core_end = 0;       // word after the code and what follows it up to the issuer
  std::size_t end = 0;            // word after all, the subject included
  std::size_t subject_begin = 0;  // words of the subject; equal when there is none
  bool own_type = false;          // a type word stands before this very code
  bool named = false;
  std::string_view rule;
  double confidence = 1.0;
};

// Whether the paragraph is the letter's subject or runs in its body.
enum class CitationPlace { kSubject, kBody };

// All mentions, in the order they begin.
[[nodiscard]] std::vector<Citing> ReadCitations(const Words& words, CitationPlace place,
                                                const CodeTable& codes,
                                                const Organisations& organisations,
                                                const CitationKnowledge& knowledge);

}  // namespace vanthu
