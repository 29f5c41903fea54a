// schema: makes the tables of a new archive and brings an older one up to date (data/archive.sql).
#pragma once

#include <expected>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/database.h"

namespace vanthu {

// The newest version this program knows: the number of migrations.
[[nodiscard]] int SchemaVersion();

// kUnsupported when the archive is newer than this program, kInvalidData when the file is an SQLite
// database of something else.
[[nodiscard]] std::expected<void, Error> CheckSchema(Archive::Database& database,
                                                     std::string_view file);
// The same, then runs the migrations that are missing, all in one transaction.
[[nodiscard]] std::expected<void, Error> MigrateSchema(Archive::Database& database,
                                                       std::string_view file);

}  // namespace vanthu
