// record_text: a record for people to read: a summary, or every value with where it comes from.
#pragma once

#include <string>

#include "pipeline/record.h"

namespace vanthu {

// The fields, one a line, and the tasks as an indented list. Ends in '\n'.
[[nodiscard]] std::string RecordSummary(const Record& record);

// A sentence for each value: what it says, on which page and where, what stands there, which rule
// read it and how sure it is; and what a person should look at. Ends in '\n'.
[[nodiscard]] std::string RecordExplained(const Record& record);

}  // namespace vanthu
