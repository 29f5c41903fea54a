// date: the day the letter was issued, from the line "Kiên Giang, ngày 07 tháng 11 năm 2017"
// (date_line.h). A blank day or month gives a partial date.
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<PartialDate>> FindDate(const Letter& letter);

}  // namespace vanthu
