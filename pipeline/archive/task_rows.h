// task_rows: writes the tasks of a record into the tables, and notes what changed of them.
//
// A task is the same as before when its id is; what an export shows of it (its own values, the task
// above it, the values of its letter) is compared with what was there, so extracting a letter again
// to the same record changes nothing. Statuses that people set lie in a table of their own and are
// not touched here.
#pragma once

#include <cstdint>
#include <expected>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// `before` is the record whose tasks are in the tables; nullptr for a new letter. REQUIRES: a
// transaction is open.
[[nodiscard]] std::expected<void, Error> WriteTaskRows(Archive::Database& database,
                                                       std::int64_t letter, const Record& record,
                                                       const Record* before);

}  // namespace vanthu
