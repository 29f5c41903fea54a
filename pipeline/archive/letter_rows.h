// letter_rows: writes a record into the tables (letter, record, keys, citations, tasks, index).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// Replaces what an earlier record of the same id left. REQUIRES: a transaction is open.
[[nodiscard]] std::expected<void, Error> WriteLetter(Archive::Database& database,
                                                     std::int64_t source, const Record& record);

}  // namespace vanthu
