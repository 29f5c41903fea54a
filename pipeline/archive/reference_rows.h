// reference_rows: the rows that say which number a letter has and which documents it cites.
#pragma once

#include <cstdint>
#include <expected>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// REQUIRES: a transaction is open, and the letter's row is written.
[[nodiscard]] std::expected<void, Error> WriteReferences(Archive::Database& database,
                                                         std::int64_t position,
                                                         const Record& record);
[[nodiscard]] std::expected<void, Error> RemoveReferences(Archive::Database& database,
                                                          std::int64_t position);

}  // namespace vanthu
