// text_layer: the lines of pdftotext's layout with boxes in pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

// From the XHTML of `pdftotext -bbox-layout`, in its order; boxes at `dpi`. Empty when it cannot
// be parsed. Pure.
[[nodiscard]] std::vector<OcrLine> LinesFromTextLayout(std::string_view xhtml, int dpi);

// Without the characters that XML 1.0 forbids: they come through poppler's programs as they are and
// would stop the parser. Pure.
[[nodiscard]] std::string WithoutControls(std::string_view xhtml);

// Whether the layer may stand for the page: enough words, and they read as Vietnamese. Pure.
[[nodiscard]] bool IsGoodTextLayer(const std::vector<OcrLine>& lines);

}  // namespace vanthu
