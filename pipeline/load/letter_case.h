// letter_case: the case of letters whose bytes do not tell it (toned capitals of TCVN3), from the
// words around.
//
//   "TỉNH Uỷ BắC NINH"    "TỈNH UỶ BẮC NINH"
//   "Uỷ ban nhân dân"     unchanged
//
// Where a PDF names its fonts, those tell; this is for text without fonts. It errs where a line is
// typed in small letters and was printed in capitals: nothing shows that any more.
#pragma once

#include <string>

#include "pipeline/load/legacy_line.h"

namespace vanthu {

// REQUIRES: `line` was decoded from `charset`. Pure.
[[nodiscard]] std::u16string WithCase(const DecodedLine& line, Charset charset);

}  // namespace vanthu
