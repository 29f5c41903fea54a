// letter_ead: a letter as the description of one document in an electronic archive package
// (EAD_doc, Thông tư 05/2025/TT-BNV; DOMAIN.md §3.3).
//
// Of the 21 fields those stand that the letter says something of. Codes of the archive that will
// hold it (docId, docCode), its retention and its physical state are for that archive to give.
// data/ead_doc.rng describes what is written here.
#pragma once

#include <string>

#include "pipeline/record.h"

namespace vanthu {

[[nodiscard]] std::string LetterAsEad(const Record& record);

}  // namespace vanthu
