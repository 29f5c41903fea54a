// glyphless_font: a font whose characters have a width and no shape, for text that is there to be
// selected, not seen.
//
// Every character is kGlyphWidth of the font's size wide; the text is stretched to the word on the
// image. Codes are two bytes: UTF-16 units, but for characters beyond U+FFFF, which get a code of
// the surrogates' range each; the ToUnicode map says so to every viewer.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

class QPDF;
class QPDFObjectHandle;

namespace vanthu {

// Of the font's size.
inline constexpr double kGlyphWidth = 0.5;

// A TrueType font with two empty glyphs; the same bytes each time.
[[nodiscard]] std::string GlyphlessTrueType();

class GlyphlessFont {
 public:
  // The codes of a text, two bytes each, as hexadecimal digits. How many there are is the size / 4.
  [[nodiscard]] std::string Encode(std::string_view utf8);
  // The font dictionary with what it needs, for all codes given out so far.
  [[nodiscard]] QPDFObjectHandle AddTo(QPDF& pdf) const;
  // The CMap from codes to Unicode.
  [[nodiscard]] std::string ToUnicode() const;

 private:
  std::map<char32_t, std::uint16_t> far_codes_;  // of characters beyond U+FFFF
  std::map<std::uint16_t, char32_t> far_characters_;
};

}  // namespace vanthu
