// person_name: whether a line is a person's name and nothing else, as at the foot of a letter:
// "Trần Thị Bình", "TS. Lê Văn Cường", "Đại tá Phạm Minh".
#pragma once

#include <optional>
#include <string_view>

#include "extractors/span.h"

namespace vanthu {

// The name in the line, without rank or degree before it and without the marks OCR leaves around
// it. Two to six words with a capital each. A name all in capitals is not taken: it looks like a
// title.
[[nodiscard]] std::optional<Span> PersonNameIn(std::string_view line);

}  // namespace vanthu
