// alphabet: the letters of written Vietnamese as small numbers, with what marks they carry.
//
//   LetterOf(U'Ộ') is {.id = LetterOf(U'ộ')->id, .upper = true}
//   WithoutTone(id of ộ) is ô, Bare(id of ộ) is o, Bare(id of đ) is d
//
// 93 letters: 12 vowels with 6 tones, đ, and the plain consonants with f, j, w, z. Pure; safe from
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

// From 1; 0 is no letter.
using LetterId = std::uint8_t;
inline constexpr LetterId kNoLetter = 0;
inline constexpr int kLetterIds = 94;  // 0 counted

struct Letter32 {
  LetterId id = kNoLetter;
  bool upper = false;
};

// Nothing for what is no letter of Vietnamese. NFC forms only.
[[nodiscard]] std::optional<Letter32> LetterOf(char32_t c);
[[nodiscard]] char32_t LowerOf(LetterId id);
[[nodiscard]] char32_t UpperOf(LetterId id);
// ộ → ô, é → e; đ → đ.
[[nodiscard]] LetterId WithoutTone(LetterId id);
// ộ → ọ, ê → e; đ → d.
[[nodiscard]] LetterId WithoutShape(LetterId id);
// ộ → o, đ → d.
[[nodiscard]] LetterId Bare(LetterId id);
[[nodiscard]] bool IsVowel(LetterId id);

// A lower-case word as letter ids; nothing when it has any other character.
using LetterString = std::basic_string<LetterId>;
[[nodiscard]] std::optional<LetterString> LettersOf(std::u32string_view word);
// The ids of UTF-8 in lower case; nothing likewise.
[[nodiscard]] std::optional<LetterString> LettersOf(std::string_view utf8);

// Broken bytes become U+FFFD.
[[nodiscard]] std::u32string Utf32(std::string_view utf8);
[[nodiscard]] std::string Utf8(std::u32string_view text);

}  // namespace vanthu
