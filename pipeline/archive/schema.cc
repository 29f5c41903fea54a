// Tested by tests/pipeline/archive/archive_test.cc.
#include "pipeline/archive/schema.h"

#include <fmt/core.h>

#include <string>
#include <vector>

#include "pipeline/archive/archive_sql.h"

namespace vanthu {
namespace {

// PRAGMA application_id of every archive: "vthu" in ASCII.
constexpr std::int64_t kApplicationId = 0x76746875;
constexpr std::string_view kMigrationMark = "\n-- migration ";

// The SQL of each migration; the first is that of version 1.
std::vector<std::string_view> Migrations() {
  std::vector<std::string_view> migrations;
  std::size_t begin = kArchiveSql.find(kMigrationMark);
  while (begin != std::string_view::npos) {
    const std::size_t end = kArchiveSql.find(kMigrationMark, begin + 1);
    migrations.push_back(kArchiveSql.substr(begin, end - begin));
    begin = end;
  }
  return migrations;
}

// The version of the schema in the file; 0 for a new file.
std::expected<int, Error> VersionOf(Archive::Database& database, std::string_view file) {
  const auto version = database.Integer("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  const auto application = database.Integer("PRAGMA application_id");
  if (!application) return std::unexpected(application.error());
  const auto tables = database.Integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  if (*application != kApplicationId && *tables > 0) {
    return std::unexpected(Error{
        Error::Code::kInvalidData,
        fmt::format("{}: an SQLite database, but not a vanthu archive; give --archive another "
                    "folder",
                    file)});
  }
  if (*version > SchemaVersion()) {
    return std::unexpected(Error{
        Error::Code::kUnsupported,
        fmt::format("{}: written by a newer vanthu (schema {}, this program knows up to {}); use "
                    "that version",
                    file, *version, SchemaVersion())});
  }
  return static_cast<int>(*version);
}

}  // namespace

int SchemaVersion() { return static_cast<int>(Migrations().size()); }

std::expected<void, Error> CheckSchema(Archive::Database& database, std::string_view file) {
  const auto version = VersionOf(database, file);
  if (!version) return std::unexpected(version.error());
  if (*version == 0) {
    return std::unexpected(Error{Error::Code::kNotFound,
                                 fmt::format("{}: an empty archive; import letters first", file)});
  }
  if (*version < SchemaVersion()) {
    return std::unexpected(
        Error{Error::Code::kUnsupported,
              fmt::format(
                  "{}: written by an older vanthu (schema {}, this program reads {}); run `vanthu "
                  "retry` on it once to bring it up to date",
                  file, *version, SchemaVersion())});
  }
  return {};
}

std::expected<void, Error> MigrateSchema(Archive::Database& database, std::string_view file) {
  const auto version = VersionOf(database, file);
  if (!version) return std::unexpected(version.error());
  if (*version == SchemaVersion()) return {};
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  const std::vector<std::string_view> migrations = Migrations();
  for (std::size_t i = static_cast<std::size_t>(*version); i < migrations.size(); ++i) {
    if (auto done = database.Execute(std::string(migrations[i])); !done) {
      return std::unexpected(done.error());
    }
  }
  if (auto done =
          database.Execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};",
                                       kApplicationId, SchemaVersion()));
      !done) {
    return std::unexpected(done.error());
  }
  return transaction->Commit();
}

}  // namespace vanthu
