// charset: what bytes mean in the encodings of Vietnamese that came before Unicode.
//
//   Decode(Charset::kTcvn3, "Vi\xD6t")    "Việt"
//   Decode(Charset::kVni, "Vie\xE4t")     "Việt"
//
// The tables are data/legacy_encodings.tsv, built into the program; windows-1258 and UTF-8 are
// ICU's. Which encoding a text is in is the business of legacy_text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

enum class Charset : std::uint8_t {
  kTcvn3,        // the .Vn fonts; toned capitals have the bytes of small letters
  kTcvn5712,     // the same with codes for the toned capitals
  kVni,          // VNI-Windows: a letter, then its mark
  kVps,          //
  kViscii,       // RFC 1456
  kWindows1258,  // a letter, then its tone
  kUtf8,         // UTF-8 that a program took for windows-1252
};

// Where two read a text alike, the earlier one is the likelier.
inline constexpr std::array kCharsets = {Charset::kTcvn3, Charset::kTcvn5712, Charset::kVni,
                                         Charset::kVps,   Charset::kViscii,   Charset::kWindows1258,
                                         Charset::kUtf8};

// "TCVN3", "VNI", …, as people call them.
[[nodiscard]] std::string_view NameOf(Charset charset);

// NFC. A byte that is no letter of the charset is read as windows-1252 has it. Nothing when the
// bytes cannot be of this charset at all (kUtf8 only).
[[nodiscard]] std::optional<std::u16string> Decode(Charset charset, std::string_view bytes);

// Whether the bytes of `letter`, which is a small one, are those of its capital, too.
[[nodiscard]] bool IsCaseless(Charset charset, char16_t letter);

// What windows-1252 has for a byte, and the byte of a character. The five bytes it has nothing for
// stand for the control characters of the same number, as in ISO 8859-1.
[[nodiscard]] char16_t FromWindows1252(unsigned char byte);
[[nodiscard]] std::optional<unsigned char> ToWindows1252(char32_t character);

}  // namespace vanthu
