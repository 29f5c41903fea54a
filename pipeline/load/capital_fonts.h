// capital_fonts: fonts of the TCVN3 family that show small letters as capitals (.VnTimeH): what
// they set is in small letters in the text layer, "uû ban nh©n d©n", and in capitals on the page.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

// ".VnTimeH", "ABCDEF+.VnArialH,Bold"; not ".VnTime", "VNI-Helve".
[[nodiscard]] bool IsCapitalFont(std::string_view name);

// The words that stand in such a font, in capitals. `xml` is what pdftohtml -xml says of the page
// in points, the boxes of `lines` are at `dpi`. Unchanged when the two do not speak of pages of
// one size, or `xml` cannot be parsed. Pure.
[[nodiscard]] std::vector<OcrLine> WithFontCapitals(std::vector<OcrLine> lines,
                                                    std::string_view xml, double page_width,
                                                    double page_height, int dpi);

}  // namespace vanthu
