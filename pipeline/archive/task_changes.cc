// Tested by tests/pipeline/archive/task_changes_test.cc.
#include "pipeline/archive/task_changes.h"

namespace vanthu {

std::expected<std::int64_t, Error> LastTaskChange(Archive::Database& database) {
  return database.Integer(
      "SELECT CAST(value AS INTEGER) FROM property WHERE name = 'task_changes'");
}

std::expected<ChangeNumbers, Error> ChangeNumbers::Begin(Archive::Database& database) {
  const auto last = LastTaskChange(database);
  if (!last) return std::unexpected(last.error());
  return ChangeNumbers(*last);
}

std::expected<void, Error> ChangeNumbers::Save(Archive::Database& database) const {
  if (last_ == saved_) return {};
  return database.Prepare("UPDATE property SET value = CAST(? AS TEXT) WHERE name = 'task_changes'")
      .Bind(last_)
      .Run();
}

}  // namespace vanthu
