// type_width: how wide a printed text is, by the widths of Times, the decree's type (DOMAIN.md
// §1.1).
//
//   TextWidth("tháng", TypeFace::kItalic) -> 2.278 em: with a word 76 pixels wide, an em is 33
//   pixels
//
// What stands between two printed words is measured with it when the engine read a word and the
// handwriting beside it as one.
#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu {

enum class TypeFace : std::uint8_t { kRoman, kItalic };

// In em. Diacritics have no width; characters of other scripts count as a digit.
[[nodiscard]] double TextWidth(std::string_view utf8, TypeFace face);

}  // namespace vanthu
