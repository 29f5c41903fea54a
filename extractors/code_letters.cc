// Tested by tests/extractors/code_letters_test.cc.
#include "extractors/code_letters.h"

#include <array>

namespace vanthu {
namespace {

struct Letter {
  std::string_view upper;
  std::string_view lower;
  std::string_view spelt;
};
constexpr std::array<Letter, 8> kLetters = {{{"Đ", "đ", "Đ"},
                                             {"Ư", "ư", "Ư"},
                                             {"Ơ", "ơ", "Ơ"},
                                             {"Ă", "ă", "Ă"},
                                             {"Â", "â", "Â"},
                                             {"Ê", "ê", "Ê"},
                                             {"Ô", "ô", "Ô"},
                                             {"Ð", "ð", "Đ"}}};  // eth, typed for Đ
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

CodeLetter CodeLetterAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const char c = text[at];
  if (c >= 'A' && c <= 'Z') {
    return {LetterCase::kUpper, 1, kAlphabet.substr(static_cast<std::size_t>(c - 'A'), 1)};
  }
  if (c >= 'a' && c <= 'z') {
    return {LetterCase::kLower, 1, kAlphabet.substr(static_cast<std::size_t>(c - 'a'), 1)};
  }
  const std::string_view rest = text.substr(at);
  for (const Letter& letter : kLetters) {
    if (rest.starts_with(letter.upper)) {
      return {LetterCase::kUpper, letter.upper.size(), letter.spelt};
    }
    if (rest.starts_with(letter.lower)) {
      return {LetterCase::kLower, letter.lower.size(), letter.spelt};
    }
  }
  return {};
}

std::string FoldCode(std::string_view code) {
  std::string folded;
  for (std::size_t at = 0; at < code.size();) {
    const CodeLetter letter = CodeLetterAt(code, at);
    if (letter.letter_case == LetterCase::kNone) {
      folded += code[at++];
      continue;
    }
    folded += letter.upper == "Đ" ? std::string_view("D") : letter.upper;
    at += letter.size;
  }
  return folded;
}

}  // namespace vanthu
