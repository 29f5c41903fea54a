// letter_rows: writes a record into the tables (letter, record, keys, citations, tasks).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// Replaces what an earlier record of the same id left, its entry in the search index included.
// Gives the letter's position, at which the caller adds the record to the index. REQUIRES: a
// transaction is open.
[[nodiscard]] std::expected<std::int64_t, Error> WriteLetter(Archive::Database& database,
                                                             std::int64_t source,
                                                             const Record& record);

}  // namespace vanthu
