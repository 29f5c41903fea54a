// Spelling: one form for the spellings of a word that mean the same, and the letters under its
// marks.
//
//   CanonicalWord("HOÀ")    "hòa"     lower case, NFC, the old place of the tone mark
//   BareLetters("đường")    "duong"   what an engine leaves that knows no Vietnamese
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// `text` is NFC.
[[nodiscard]] std::string LowerCase(std::string_view text);

// `word` is NFC, in any case. The style hoà, khoẻ, thuỷ becomes hòa, khỏe, thủy; all else keeps its
// letters.
[[nodiscard]] std::string CanonicalWord(std::string_view word);

// `text` is NFC, in any case; the case is kept.
[[nodiscard]] std::string BareLetters(std::string_view text);

// No letter of `word` is a small one.
[[nodiscard]] bool IsAllCapitals(std::string_view word);

}  // namespace vanthu
