// The letters that reference codes are written in: A-Z, a-z and the letters of Vietnamese that
// stand for words in abbreviations (Đ in "QĐ", Ư in "TƯ"); DOMAIN.md §1.3. A group with any other
// letter is a word, not a code.
//
// Pure; safe from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu {

enum class LetterCase { kNone, kUpper, kLower };

struct CodeLetter {
  LetterCase letter_case = LetterCase::kNone;
  std::size_t size = 0;    // In bytes; 0 when no code letter stands here.
  std::string_view upper;  // As codes are spelt, static: "Đ" for đ and for the eth typed for it.
};

// The code letter that begins at byte `at`; kNone at the end of the text.
[[nodiscard]] CodeLetter CodeLetterAt(std::string_view text, std::size_t at);

// Upper case, Đ as D: what the damaged spellings of one code have in common. Other bytes stay.
[[nodiscard]] std::string FoldCode(std::string_view code);

}  // namespace vanthu
