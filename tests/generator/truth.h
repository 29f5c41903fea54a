// The truth of a letter, in the forms the scorers and tests read.
#pragma once

#include <string>

#include "tests/generator/letter_spec.h"
#include "tests/generator/scan.h"
#include "tests/generator/typeset.h"

namespace vanthu::generator {

// label.json: the record's plain values (DESIGN.md §3), pretty-printed.
[[nodiscard]] std::string LabelJson(const TypesetLetter& typeset);

// page-N.txt: left header, right header, title, body, Nơi nhận, signature, address; one paragraph a
// line. Page numbers and incoming stamps are left out, as in transcriptions made by people.
[[nodiscard]] std::string PageText(const TypesetPage& page);

// words.json: every printed or written word with its box in pixels.
[[nodiscard]] std::string WordsJson(const ScannedLetter& scanned);

}  // namespace vanthu::generator
