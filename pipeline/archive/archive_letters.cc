// The letters of an archive: their records, and the quarantine.
//
// Tested by tests/pipeline/archive/archive_test.cc.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/entry_maker.h"
#include "pipeline/archive/letter_rows.h"
#include "pipeline/archive/original_store.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/source_rows.h"

namespace vanthu {

std::expected<void, Error> Archive::SaveRecord(const Record& record) {
  return SaveRecords({&record, 1});
}

std::expected<void, Error> Archive::SaveRecords(std::span<const Record> records) {
  Database& database = this->database();
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  // The index takes rows in the order of positions only; any other order makes it write itself out
  // before each row. So rows wait until all letters are written, or one of them comes again.
  std::map<std::int64_t, std::size_t> to_index;
  std::set<std::string_view> ids;
  EntryMaker entries(records);
  const auto write_index = [&]() -> std::expected<void, Error> {
    for (const auto& [position, n] : to_index) {
      if (auto done = AddToIndex(database, position, entries.TakeWords(n)); !done) return done;
    }
    to_index.clear();
    ids.clear();
    return {};
  };
  for (std::size_t n = 0; n < records.size(); ++n) {
    const Record& record = records[n];
    if (!ids.insert(record.id).second) {
      if (auto done = write_index(); !done) return done;
      ids.insert(record.id);
    }
    const auto source = SourceId(database, record.source.sha256);
    if (!source) return std::unexpected(source.error());
    const auto position = WriteLetter(database, *source, record, entries.TakeRows(n));
    if (!position) return std::unexpected(position.error());
    to_index.emplace(*position, n);
    if (auto done = database
                        .Prepare("UPDATE source SET state = 'done', error_code = '', "
                                 "error_message = '' WHERE id = ?")
                        .Bind(*source)
                        .Run();
        !done) {
      return done;
    }
  }
  if (auto done = write_index(); !done) return done;
  return transaction->Commit();
}

std::expected<std::int64_t, Error> Archive::AddRecords(std::vector<Record> records) {
  Database& database = this->database();
  std::set<std::string> ours;  // sources without an original; a file may hold several letters
  std::set<std::string> taken;
  std::vector<Record> added;
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  for (Record& record : records) {
    const auto known = Find(record.id);
    if (!known) return std::unexpected(known.error());
    if (*known || !taken.insert(record.id).second) continue;
    const std::string& sha256 = record.source.sha256;
    if (!ours.contains(sha256)) {
      const std::string extension = OriginalExtension(record.source.path);
      if (auto done = database
                          .Prepare("INSERT INTO source (sha256, extension, bytes, media_type, "
                                   "pages, state) VALUES (?, ?, ?, ?, ?, 'done') "
                                   "ON CONFLICT (sha256) DO NOTHING")
                          .Bind(sha256)
                          .Bind(extension)
                          .Bind(kNoOriginal)
                          .Bind(record.source.media_type)
                          .Bind(std::int64_t{record.source.pages})
                          .Run();
          !done) {
        return std::unexpected(done.error());
      }
      Statement source = database.Prepare("SELECT id, bytes FROM source WHERE sha256 = ?");
      const auto row = source.Bind(sha256).Step();
      if (!row) return std::unexpected(row.error());
      // Its original is here, waiting to be read or in quarantine.
      if (source.Integer(1) != kNoOriginal) continue;
      if (auto done = NotePath(database, source.Integer(0), record.source.path); !done) {
        return std::unexpected(done.error());
      }
      ours.insert(sha256);
    }
    added.push_back(std::move(record));
  }
  if (auto done = transaction->Commit(); !done) return std::unexpected(done.error());
  // Sources without a letter, should the program be killed here, are filled by the next run.
  if (auto saved = SaveRecords(added); !saved) return std::unexpected(saved.error());
  return static_cast<std::int64_t>(added.size());
}

std::expected<void, Error> Archive::QuarantineLetter(std::string_view sha256, const Error& reason) {
  Database& database = this->database();
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  if (auto done = database
                      .Prepare("UPDATE source SET state = 'quarantined', error_code = ?, "
                               "error_message = ?, attempts = attempts + 1 WHERE sha256 = ?")
                      .Bind(CodeName(reason.code))
                      .Bind(reason.message)
                      .Bind(sha256)
                      .Run();
      !done) {
    return done;
  }
  if (database.Changes() == 0) return std::unexpected(UnknownLetter(sha256));
  return transaction->Commit();
}

std::expected<void, Error> Archive::Settle(const std::function<bool()>& is_stopped) {
  return MergeIndex(this->database(), is_stopped);
}

std::expected<std::vector<Failure>, Error> Archive::Failures() const {
  Statement statement = this->database().Prepare(
      "SELECT source.id AS source_id, sha256, path, 0 AS number, source.error_code, "
      "source.error_message, source.attempts FROM source "
      "JOIN source_path ON source_path.source = source.id AND ordinal = 0 "
      "WHERE source.state = 'quarantined' "
      "UNION ALL "
      "SELECT source.id, sha256, path, page.number, page.error_code, page.error_message, "
      "page.attempts FROM page JOIN source ON source.id = page.source "
      "JOIN source_path ON source_path.source = source.id AND ordinal = 0 "
      "WHERE page.state = 'failed' ORDER BY source_id, number");
  std::vector<Failure> failures;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return failures;
    failures.push_back({.sha256 = std::string(statement.Text(1)),
                        .path = std::string(statement.Text(2)),
                        .page = static_cast<int>(statement.Integer(3)),
                        .reason = {CodeFromName(statement.Text(4)), std::string(statement.Text(5))},
                        .attempts = static_cast<int>(statement.Integer(6))});
  }
}

std::expected<int, Error> Archive::Retry(std::string_view sha256_prefix) {
  Database& database = this->database();
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  // Compared as text from both sides, so that no character of the prefix has a meaning of its own.
  if (auto done =
          database
              .Prepare("UPDATE source SET state = 'pending', error_code = '', error_message = '' "
                       "WHERE substr(sha256, 1, length(?1)) = ?1 AND (state = 'quarantined' OR "
                       "EXISTS (SELECT 1 FROM page WHERE page.source = source.id AND "
                       "page.state = 'failed'))")
              .Bind(sha256_prefix)
              .Run();
      !done) {
    return std::unexpected(done.error());
  }
  const int touched = database.Changes();
  if (auto done = database
                      .Prepare("UPDATE page SET state = 'pending', error_code = '', "
                               "error_message = '' WHERE state = 'failed' AND source IN (SELECT id "
                               "FROM source WHERE substr(sha256, 1, length(?1)) = ?1)")
                      .Bind(sha256_prefix)
                      .Run();
      !done) {
    return std::unexpected(done.error());
  }
  if (auto done = transaction->Commit(); !done) return std::unexpected(done.error());
  return touched;
}

std::expected<std::vector<std::string>, Error> Archive::AllIds() const {
  Statement statement =
      this->database().Prepare("SELECT name FROM letter ORDER BY source, letter.id");
  std::vector<std::string> ids;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return ids;
    ids.emplace_back(statement.Text(0));
  }
}

std::expected<std::optional<Record>, Error> Archive::Find(std::string_view id) const {
  Statement statement = this->database().Prepare(
      "SELECT json FROM letter JOIN record ON record.letter = letter.id WHERE name = ?");
  const auto row = statement.Bind(id).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  const auto json = Decompress(statement.Blob(0));
  if (!json) return std::unexpected(json.error());
  auto record = RecordFromJson(*json);
  if (!record) return std::unexpected(record.error());
  return std::move(*record);
}

std::expected<std::int64_t, Error> Archive::Count(LetterState state) const {
  Statement statement = this->database().Prepare("SELECT count(*) FROM source WHERE state = ?");
  const auto row = statement.Bind(StateName(state)).Step();
  if (!row) return std::unexpected(row.error());
  return statement.Integer(0);
}

}  // namespace vanthu
