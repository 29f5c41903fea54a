// assemble: the best candidate of each field, cross-checked, with evidence, confidence and what a
// person should review.
#pragma once

#include "extractors/fields.h"
#include "pipeline/document.h"
#include "pipeline/normalize.h"
#include "pipeline/record.h"

namespace vanthu {

class Calibration;

// Without `calibration` the confidence stays what rules, engine and cross-checks give.
[[nodiscard]] Record Assemble(const Document& document, const NormalizedLetter& letter,
                              const Fields& fields, const Calibration* calibration,
                              const RecordVersions& versions);

}  // namespace vanthu
