// doc_type: the type of the letter, lower case as in data/document_types.tsv.
//
// Named types print their name in capitals under the head; a công văn prints none and has "V/v"
// under its number instead (Nghị định 30/2020/NĐ-CP, Phụ lục I). The code in the symbol says the
// same once more.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

// REQUIRES: `fields.reference` is filled.
[[nodiscard]] std::vector<Found<std::string>> FindDocType(const Letter& letter,
                                                          const Knowledge& knowledge,
                                                          const Fields& fields);

}  // namespace vanthu
