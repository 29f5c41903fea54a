// name_mend: the name of a body with the marks OCR lost or changed put back, from closed tables.
//
//   MendedName("UBND Tình Kiên Giang", ...)             -> "UBND tỉnh Kiên Giang"
//   MendedName("Ủy ban nhân dân thành phô Cân Thơ", …)  -> "Ủy ban nhân dân thành phố Cần Thơ"
//   MendedName("Bộ Y tê", …)                            -> "Bộ Y tế"
//
// Only what differs from the table in nothing but its marks is changed, so a name is never replaced
// by another one. Both ways to set a tone mark are right ("Hoà Bình", "Hòa Bình") and stay.
// Not here: letters that were misread; lower and upper case (name_case).
#pragma once

#include <string>
#include <string_view>

#include "extractors/fields.h"
#include "extractors/knowledge.h"

namespace vanthu {

// `on` is the letter's date: provinces change their kind and name.
[[nodiscard]] std::string MendedName(std::string_view printed, const PartialDate& on,
                                     const Knowledge& knowledge);

}  // namespace vanthu
