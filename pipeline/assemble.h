// assemble: the best candidate of each field, cross-checked, with evidence, confidence and what a
// person should review.
#pragma once

#include "extractors/fields.h"
#include "pipeline/document.h"
#include "pipeline/normalize.h"
#include "pipeline/record.h"

namespace vanthu {

[[nodiscard]] Record Assemble(const Document& document, const NormalizedLetter& letter,
                              const Fields& fields, const RecordVersions& versions);

}  // namespace vanthu
