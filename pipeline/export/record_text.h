// record_text: a record for people to read: a summary, or every value with where it comes from.
#pragma once

#include <cstddef>
#include <string>

#include "pipeline/record.h"

namespace vanthu {

// The fields by name, and the tasks as an indented list, in lines of at most `columns`. Ends in
// '\n'.
[[nodiscard]] std::string RecordSummary(const Record& record, std::size_t columns);

// A paragraph for each value: what it says and how sure it is; below it the page and place, what
// stands there and which rule read it; last what a person should look at. Ends in '\n'.
[[nodiscard]] std::string RecordExplained(const Record& record, std::size_t columns);

}  // namespace vanthu
