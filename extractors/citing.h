// One mention of a document in a paragraph, with the words it covers.
#pragma once

#include <cstddef>
#include <string_view>

#include "extractors/fields.h"

namespace vanthu {

// Whether the paragraph is the letter's subject or runs in its body.
enum class CitationPlace { kSubject, kBody };

// A word of a document's kind: "Quyết định", and where it stands.
struct CitedType {
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  std::size_t index = 0;  // of CitationKnowledge::TypeOf
};

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

}  // namespace vanthu
