// invisible_text: a page's words as PDF text that nobody sees (rendering mode 3), each over its
// place on the image.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/export/letter_pages.h"
#include "pipeline/geometry.h"

namespace vanthu {

class GlyphlessFont;

// Operators of a content stream, balanced in themselves. `to_page` takes the clean page to the PDF
// page (points, y up), a turn included; `font_name` is the font's name there, with its slash.
//
// A line has one size and one baseline, its words are stretched to their boxes and the spaces to
// the gaps, so that a selection runs on without holes.
[[nodiscard]] std::string InvisibleText(const LetterPage& page, const Affine& to_page,
                                        std::string_view font_name, GlyphlessFont& font);

}  // namespace vanthu
