// Stamps pressed on a page by hand: urgency, secrecy, and the registry that received the letter.
#pragma once

#include <string_view>

#include "tests/generator/letter_spec.h"
#include "tests/generator/page_setter.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

// One line of capitals in a red frame, double for secrecy (DOMAIN.md §1.8). `x` and `y` are the top
// left corner.
void PressFramedStamp(std::string_view text, Zone zone, double x, double y, PageSetter& setter);

// ĐẾN, Số, Ngày, Chuyển under the name of the body; number and day are written in.
// REQUIRES: letter.incoming_stamp.
void PressIncomingStamp(const LetterSpec& letter, double x, double y, Random& random,
                        PageSetter& setter);

}  // namespace vanthu::generator
