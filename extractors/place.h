// place: where the letter was issued, the words before ", ngày …" of the date line (date_line.h),
// as printed; a name of a province in capitals or without diacritics comes as the table has it.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<std::string>> FindPlace(const Letter& letter,
                                                        const Knowledge& knowledge);

}  // namespace vanthu
