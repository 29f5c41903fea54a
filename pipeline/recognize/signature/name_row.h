// name_row: reads the row of a signer's name again where its first word may be lost in the seal.
//
// The rim touches the first letters and the engine drops the word, or begins it with strokes:
// "xSzZNguyễn". Windows as high as the row, some higher, some lower on the page, show the word in
// one of them; what stands before its capital is the rim.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/recognize.h"
#include "pipeline/recognize/page_part.h"

namespace vanthu {

// What each window shows of the row of `rest`, which is what was read of a name, and of a word's
// width before it; their words from their capital on. `dpi` is the page's.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadNameRow(const PageView& view,
                                                                     const Box& rest, int dpi,
                                                                     Recognizer& recognizer);

// A word from the last capital that a small letter follows: "=z#Nguyễn" -> "Nguyễn"; the whole of a
// word without one.
[[nodiscard]] std::string_view FromCapital(std::string_view word);

}  // namespace vanthu
