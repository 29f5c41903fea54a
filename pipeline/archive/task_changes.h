// task_changes: the archive's own count of what changed of its tasks.
//
//   auto numbers = ChangeNumbers::Begin(database);  // in a transaction
//   … Bind(numbers->Next()) …
//   numbers->Save(database);
//
// A number is taken for each change of what exports show of a task: it came in, its text or letter
// was read differently, its status was set, it is gone. Numbers rise and are never given twice, so
// "everything after number n" is what a follower who has seen n lacks.
#pragma once

#include <cstdint>
#include <expected>

#include "extractors/error.h"
#include "pipeline/archive/database.h"

namespace vanthu {

// The number of the last change.
[[nodiscard]] std::expected<std::int64_t, Error> LastTaskChange(Archive::Database& database);

// Hands out numbers within one transaction.
class ChangeNumbers {
 public:
  [[nodiscard]] static std::expected<ChangeNumbers, Error> Begin(Archive::Database& database);
  [[nodiscard]] std::int64_t Next() { return ++last_; }
  // Notes what was handed out. REQUIRES: the transaction of Begin is still open.
  [[nodiscard]] std::expected<void, Error> Save(Archive::Database& database) const;

 private:
  explicit ChangeNumbers(std::int64_t last) : saved_(last), last_(last) {}
  std::int64_t saved_;
  std::int64_t last_;
};

}  // namespace vanthu
