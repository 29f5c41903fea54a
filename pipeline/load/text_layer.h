// text_layer: the lines of pdftotext's layout with boxes in pixels.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

// From the XHTML of `pdftotext -bbox-layout`, in its order; boxes at `dpi`. Empty when it cannot
// be parsed. Pure.
[[nodiscard]] std::vector<OcrLine> LinesFromTextLayout(std::string_view xhtml, int dpi);

// Whether the layer may stand for the page: enough words, and they read as Vietnamese. Pure.
[[nodiscard]] bool IsGoodTextLayer(const std::vector<OcrLine>& lines);

}  // namespace vanthu
