// reference: the letter's own number and symbol, "Số: 2096/SYT-NVY" (Nghị định 30/2020/NĐ-CP, Điều
// 15), Party "Số 34-CT/TW" (DOMAIN.md §2.1), old forms "Số: 64-CP".
//
// A number the clerk left blank, and one whose handwriting OCR garbled, come back empty; the symbol
// is found all the same. Codes are mended by closed tables (codes.h), digits never.
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<ReferenceNumber>> FindReference(const Letter& letter,
                                                                const Knowledge& knowledge);

}  // namespace vanthu
