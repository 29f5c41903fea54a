// Citations: invented documents that letters cite, as printed and as they are in truth.
#pragma once

#include <string>

#include "extractors/fields.h"
#include "tests/generator/letter_spec.h"
#include "tests/generator/office.h"
#include "tests/generator/phrases.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

struct CitedDocument {
  std::string text;  // "Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND tỉnh … về …"
  Citation citation;
};

// A document older than the letter, of a body above the office or of the office itself.
[[nodiscard]] CitedDocument InventCitation(const LetterSpec& letter, const Office& office,
                                           const Phrases& phrases, const PhraseContext& context,
                                           std::string_view role, Random& random);

}  // namespace vanthu::generator
