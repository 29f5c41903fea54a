// Tested by tests/pipeline/archive/archive_test.cc.
#include "pipeline/archive/source_rows.h"

#include <fmt/core.h>

#include <array>
#include <utility>

#include "pipeline/archive/database.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<Error::Code, std::string_view>, 13> kCodeNames = {{
    {Error::Code::kUsage, "usage"},
    {Error::Code::kNotFound, "not_found"},
    {Error::Code::kInvalidData, "invalid_data"},
    {Error::Code::kIo, "io"},
    {Error::Code::kPermission, "permission"},
    {Error::Code::kEncrypted, "encrypted"},
    {Error::Code::kTooLarge, "too_large"},
    {Error::Code::kTimeout, "timeout"},
    {Error::Code::kUnsupported, "unsupported"},
    {Error::Code::kMissingDependency, "missing_dependency"},
    {Error::Code::kConfiguration, "configuration"},
    {Error::Code::kBusy, "busy"},
    {Error::Code::kInternal, "internal"},
}};

}  // namespace

std::string_view CodeName(Error::Code code) {
  for (const auto& [value, name] : kCodeNames) {
    if (value == code) return name;
  }
  return "internal";
}

Error::Code CodeFromName(std::string_view name) {
  for (const auto& [value, text] : kCodeNames) {
    if (text == name) return value;
  }
  return Error::Code::kInternal;
}

std::string_view StateName(LetterState state) {
  switch (state) {
    case LetterState::kPending:
      return "pending";
    case LetterState::kDone:
      return "done";
    case LetterState::kQuarantined:
      return "quarantined";
  }
  return "pending";
}

LetterState StateFromName(std::string_view name) {
  if (name == "done") return LetterState::kDone;
  if (name == "quarantined") return LetterState::kQuarantined;
  return LetterState::kPending;
}

Error UnknownLetter(std::string_view sha256) {
  return {Error::Code::kNotFound, fmt::format("{}: no such letter in the archive", sha256)};
}

std::expected<std::int64_t, Error> SourceId(Archive::Database& database, std::string_view sha256) {
  Statement statement = database.Prepare("SELECT id FROM source WHERE sha256 = ?");
  const auto row = statement.Bind(sha256).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::unexpected(UnknownLetter(sha256));
  return statement.Integer(0);
}

std::expected<void, Error> NotePath(Archive::Database& database, std::int64_t source,
                                    std::string_view path) {
  return database
      .Prepare(
          "INSERT INTO source_path (source, ordinal, path) "
          "VALUES (?1, (SELECT count(*) FROM source_path WHERE source = ?1), ?2) "
          "ON CONFLICT (source, path) DO NOTHING")
      .Bind(source)
      .Bind(path)
      .Run();
}

}  // namespace vanthu
