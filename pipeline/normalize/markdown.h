// markdown: takes the marks off that other OCR layers put around text: "## 1. Mục tiêu",
// "**Nơi nhận:**", "~~02~~".
//
// Only for plain text: on a scanned page "**" is what was printed (a footnote mark). Heading depth
// is not kept; text sources use it inconsistently (DOMAIN.md §7.2). Pure.
#pragma once

#include <string_view>

#include "extractors/text.h"

namespace vanthu {

// `line` is one line. Idempotent.
[[nodiscard]] AlignedText StripMarkdown(std::string_view line);

}  // namespace vanthu
