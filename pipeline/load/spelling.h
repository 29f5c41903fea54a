// spelling: whether a piece of text is Vietnamese as people write it.
//
//   Judge(u"Việt")   kSyllables        Judge(u"héi")    kOther (hội in TCVN3)
//   Judge(u"HĐND")   kUnsure           Judge(u"viÖt")   kOther, capitals stand in front
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/load/charset.h"

namespace vanthu {

enum class Spelling : std::uint8_t {
  kSyllables,  // one syllable, or several parted by dashes and quotes
  kUnsure,     // an abbreviation, a single letter, no letter: no evidence either way
  kOther,
};

// `piece` is NFC without spaces, digits and ASCII punctuation. A text decoded from `charset` is
// judged without the case of the letters whose bytes do not tell it. Pure.
[[nodiscard]] Spelling Judge(std::u16string_view piece, std::optional<Charset> charset = {});

// Quotes, dashes and the like, which stand around words and between them in windows-1252.
[[nodiscard]] bool PartsWords(char16_t character);

}  // namespace vanthu
