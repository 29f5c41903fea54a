// letter_file_name: what the file of one exported letter is called.
//
//   LetterFileName(record, ".pdf")   "79-TTr-BGDDT_9566061a65091234.pdf"
//
// Plain ASCII, so that the name survives every file system and mail program; the digits of the id
// keep letters of the same number apart and lead back into the archive. Pure.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/record.h"

namespace vanthu {

[[nodiscard]] std::string LetterFileName(const Record& record, std::string_view extension);

}  // namespace vanthu
