// subject (trích yếu): what the letter is about, without "V/v" and "Về việc": the lines under the
// number of a công văn, the lines under the type of any other letter.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<std::string>> FindSubject(const Letter& letter,
                                                          const Knowledge& knowledge);

}  // namespace vanthu
