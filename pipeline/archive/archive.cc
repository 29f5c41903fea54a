// Tested by tests/pipeline/archive/archive_test.cc.
#include "pipeline/archive/archive.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/import_lock.h"
#include "pipeline/archive/letter_rows.h"
#include "pipeline/archive/original_store.h"
#include "pipeline/archive/schema.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/display_path.h"
#include "pipeline/file_error.h"
#include "pipeline/page_json.h"

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

// A writer's page cache, in KiB (SQLite counts negative sizes in KiB). Hashes and dates come in any
// order, so each batch touches leaves all over the trees; a million letters have some 400 MB of
// these.
constexpr int kWriterCacheKibibytes = 128 * 1024;
// Pages gathered in the log before they are copied into the file (256 MB): a leaf that several
// batches touch is then copied once.
constexpr int kCheckpointPages = 64 * 1024;
// Bytes of a source whose letter came as a record alone: no file of a letter has this size, but the
// empty one, which is none.
constexpr std::int64_t kNoOriginal = -1;

// A record's id is its source's SHA-256, followed by #n when a file holds several letters.
std::string_view Sha256Of(std::string_view id) { return id.substr(0, id.find('#')); }

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

// Runs `sql` on one page in a transaction of its own. Its first two values are the page's source
// and number, `bind_rest` gives the others.
std::expected<void, Error> WritePage(Archive::Database& database, std::string_view sha256,
                                     int number, std::string_view sql, const auto& bind_rest) {
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  const auto source = SourceId(database, sha256);
  if (!source) return std::unexpected(source.error());
  Statement statement = database.Prepare(sql);
  statement.Bind(*source).Bind(std::int64_t{number});
  bind_rest(statement);
  if (auto done = statement.Run(); !done) return done;
  return transaction->Commit();
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

std::expected<void, Error> MakeArchiveFolder(const std::filesystem::path& dir) {
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  if (!error) return {};
  if (error == std::errc::not_a_directory) {
    return std::unexpected(Error{
        Error::Code::kUsage,
        fmt::format("{}: is no folder; name the archive's with --archive", DisplayPath(dir))});
  }
  return std::unexpected(
      WriteError(dir, error.value(), "name another folder for the archive with --archive"));
}

}  // namespace

struct Archive::Impl {
  std::filesystem::path dir;
  std::optional<ImportLock> lock;  // Released last.
  Database database;
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Archive::Database& Archive::database() const { return impl_->database; }

std::expected<Archive, Error> Archive::Open(const std::filesystem::path& dir, Mode mode) {
  const std::filesystem::path file = dir / "vanthu.sqlite";
  if (mode != Mode::kWrite) {
    std::error_code error;
    const bool is_there = std::filesystem::exists(file, error);
    if (error && error != std::errc::not_a_directory) {
      return std::unexpected(
          Error{Error::Code::kPermission,
                fmt::format("{}: cannot be looked into ({}); check its permissions",
                            DisplayPath(dir), error.message())});
    }
    if (!is_there) {
      return std::unexpected(
          Error{Error::Code::kNotFound,
                fmt::format("{}: no archive here; make one with `vanthu import`, or name another "
                            "folder with --archive",
                            dir.string())});
    }
    auto database = Database::Open(file, mode);
    if (!database) return std::unexpected(database.error());
    if (auto checked = CheckSchema(*database, file.string()); !checked) {
      return std::unexpected(checked.error());
    }
    if (auto checked = CheckIndex(*database, file.string()); !checked) {
      return std::unexpected(checked.error());
    }
    return Archive(std::make_unique<Impl>(dir, std::nullopt, std::move(*database)));
  }

  if (auto made = MakeArchiveFolder(dir); !made) return std::unexpected(made.error());
  auto lock = ImportLock::Take(dir);
  if (!lock) return std::unexpected(lock.error());
  auto database = Database::Open(file, mode);
  if (!database) return std::unexpected(database.error());
  // WAL: readers see the last whole transaction while this process writes the next one. FULL: a
  // letter reported as in is on disk, also after a power cut; beside reading a page, the fsync of a
  // transaction costs nothing.
  // Debian's SQLite overwrites what it frees; the index frees all that it merges, so that would be
  // half of all writing, and what is freed here was never secret from those who read the archive.
  if (auto done =
          database->Execute(fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                        "PRAGMA secure_delete = OFF; PRAGMA cache_size = -{}; "
                                        "PRAGMA wal_autocheckpoint = {};",
                                        kWriterCacheKibibytes, kCheckpointPages));
      !done) {
    return std::unexpected(done.error());
  }
  if (auto done = MigrateSchema(*database, file.string()); !done) {
    return std::unexpected(done.error());
  }
  if (auto done = RefreshIndex(*database); !done) return std::unexpected(done.error());
  RemoveUnfinishedCopies(dir);
  return Archive(
      std::make_unique<Impl>(dir, std::optional(std::move(*lock)), std::move(*database)));
}

// --- Intake ---

std::expected<Archive::Added, Error> Archive::AddOriginal(const std::filesystem::path& file) {
  Database& database = impl_->database;
  struct Known {
    Added added;
    std::string extension;
    bool has_original = false;  // whole, as far as its size tells
  };
  const auto find = [&](const std::string& sha256) -> std::expected<std::optional<Known>, Error> {
    Statement statement = database.Prepare(
        "SELECT state, extension, bytes FROM source WHERE sha256 = ? AND bytes <> ?");
    const auto row = statement.Bind(sha256).Bind(kNoOriginal).Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::nullopt;
    Known known{.added = {sha256, false, StateFromName(statement.Text(0))},
                .extension = std::string(statement.Text(1))};
    std::error_code missing;
    const std::uintmax_t bytes =
        std::filesystem::file_size(OriginalPath(impl_->dir, sha256, known.extension), missing);
    known.has_original = !missing && bytes == static_cast<std::uintmax_t>(statement.Integer(2));
    return known;
  };
  // Hashing first costs a second reading of new files, from memory mostly, and saves writing every
  // known file again when an import is run once more over a whole tree.
  auto hashed = HashFile(file);
  if (!hashed) return std::unexpected(hashed.error());
  auto known = find(hashed->sha256);
  if (!known) return std::unexpected(known.error());
  if (!*known || !(*known)->has_original) {
    // The file may have changed since: what counts is what was copied.
    hashed = StoreOriginal(impl_->dir, file);
    if (!hashed) return std::unexpected(hashed.error());
    known = find(hashed->sha256);
    if (!known) return std::unexpected(known.error());
  }

  const std::string path = DisplayPath(file);
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  Added added;
  const std::string extension = OriginalExtension(file);
  if (*known) {
    added = (*known)->added;
    if (!(*known)->has_original) {
      // It was put back under the name that it has now.
      if (auto done = database.Prepare("UPDATE source SET extension = ? WHERE sha256 = ?")
                          .Bind(extension)
                          .Bind(added.sha256)
                          .Run();
          !done) {
        return std::unexpected(done.error());
      }
    }
  } else {
    added = {.sha256 = hashed->sha256, .is_new = true, .state = LetterState::kPending};
    if (auto done =
            database
                .Prepare("INSERT INTO source (sha256, extension, bytes) VALUES (?, ?, ?) "
                         "ON CONFLICT (sha256) DO UPDATE SET extension = excluded.extension, "
                         "bytes = excluded.bytes, media_type = '', pages = 0, state = 'pending'")
                .Bind(added.sha256)
                .Bind(extension)
                .Bind(static_cast<std::int64_t>(hashed->bytes))
                .Run();
        !done) {
      return std::unexpected(done.error());
    }
  }
  const auto source = SourceId(database, added.sha256);
  if (!source) return std::unexpected(source.error());
  if (auto done = NotePath(database, *source, path); !done) return std::unexpected(done.error());
  if (auto done = transaction->Commit(); !done) return std::unexpected(done.error());
  return added;
}

std::expected<void, Error> Archive::SetPages(std::string_view sha256, std::string_view media_type,
                                             int pages) {
  Database& database = impl_->database;
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  const auto source = SourceId(database, sha256);
  if (!source) return std::unexpected(source.error());
  if (auto done = database.Prepare("UPDATE source SET media_type = ?, pages = ? WHERE id = ?")
                      .Bind(media_type)
                      .Bind(std::int64_t{pages})
                      .Bind(*source)
                      .Run();
      !done) {
    return done;
  }
  for (int number = 1; number <= pages; ++number) {
    if (auto done = database
                        .Prepare("INSERT INTO page (source, number) VALUES (?, ?) "
                                 "ON CONFLICT (source, number) DO NOTHING")
                        .Bind(*source)
                        .Bind(std::int64_t{number})
                        .Run();
        !done) {
      return done;
    }
  }
  return transaction->Commit();
}

std::expected<std::vector<PendingLetter>, Error> Archive::Pending() const {
  Statement statement = impl_->database.Prepare(
      "SELECT source.id, sha256, extension, bytes, media_type, pages, path, page.number "
      "FROM source JOIN source_path ON source_path.source = source.id AND ordinal = 0 "
      "LEFT JOIN page ON page.source = source.id AND page.state = 'pending' "
      "WHERE source.state = 'pending' ORDER BY source.id, page.number");
  std::vector<PendingLetter> pending;
  std::int64_t last = 0;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return pending;
    if (statement.Integer(0) != last) {
      last = statement.Integer(0);
      PendingLetter& letter = pending.emplace_back();
      letter.source = {.path = std::string(statement.Text(6)),
                       .sha256 = std::string(statement.Text(1)),
                       .media_type = std::string(statement.Text(4)),
                       .pages = static_cast<int>(statement.Integer(5)),
                       .bytes = static_cast<std::uint64_t>(statement.Integer(3))};
      letter.original = OriginalPath(impl_->dir, letter.source.sha256, statement.Text(2));
    }
    if (!statement.IsNull(7)) {
      pending.back().pages_to_read.push_back(static_cast<int>(statement.Integer(7)));
    }
  }
}

std::expected<void, Error> Archive::SavePage(std::string_view sha256, const PageContent& page) {
  const std::string content = Compress(PageToJson(page));
  return WritePage(
      impl_->database, sha256, page.number,
      "INSERT INTO page (source, number, state, content, quality) "
      "VALUES (?, ?, 'read', ?, ?) ON CONFLICT (source, number) DO "
      "UPDATE SET state = 'read', content = excluded.content, "
      "quality = excluded.quality, error_code = '', error_message = ''",
      [&](Statement& statement) { statement.BindBlob(content).Bind(page.quality.score); });
}

std::expected<void, Error> Archive::FailPage(std::string_view sha256, int page,
                                             const Error& reason) {
  return WritePage(
      impl_->database, sha256, page,
      "INSERT INTO page (source, number, state, error_code, "
      "error_message, attempts) VALUES (?, ?, 'failed', ?, ?, 1) "
      "ON CONFLICT (source, number) DO UPDATE SET state = 'failed', "
      "content = NULL, quality = NULL, error_code = excluded.error_code, "
      "error_message = excluded.error_message, attempts = attempts + 1",
      [&](Statement& statement) { statement.Bind(CodeName(reason.code)).Bind(reason.message); });
}

std::expected<Document, Error> Archive::LoadDocument(std::string_view sha256) const {
  Database& database = impl_->database;
  Document document;
  std::int64_t id = 0;
  {
    Statement source = database.Prepare(
        "SELECT id, sha256, media_type, pages, bytes, path FROM source "
        "JOIN source_path ON source_path.source = source.id AND ordinal = 0 WHERE sha256 = ?");
    const auto row = source.Bind(Sha256Of(sha256)).Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::unexpected(UnknownLetter(sha256));
    id = source.Integer(0);
    document.source = {
        .path = std::string(source.Text(5)),
        .sha256 = std::string(source.Text(1)),
        .media_type = std::string(source.Text(2)),
        .pages = static_cast<int>(source.Integer(3)),
        .bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, source.Integer(4)))};
  }
  Statement page = database.Prepare(
      "SELECT number, state, content, error_message FROM page WHERE source = ? ORDER BY number");
  page.Bind(id);
  while (true) {
    const auto row = page.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return document;
    if (page.Text(1) == "failed") {
      document.issues.push_back(
          {.what = "page_failed",
           .detail = fmt::format("page {}: {}", page.Integer(0), page.Text(3))});
    }
    if (page.Text(1) != "read") continue;
    const auto json = Decompress(page.Blob(2));
    auto content = json ? PageFromJson(*json) : std::unexpected(json.error());
    if (!content) {
      Error error = content.error();
      error.message =
          fmt::format("{}, page {}: {}; import the letter again",
                      (impl_->dir / "vanthu.sqlite").string(), page.Integer(0), error.message);
      return std::unexpected(std::move(error));
    }
    document.pages.push_back(std::move(*content));
  }
}

std::expected<void, Error> Archive::SaveRecord(const Record& record) {
  return SaveRecords({&record, 1});
}

std::expected<void, Error> Archive::SaveRecords(std::span<const Record> records) {
  Database& database = impl_->database;
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  // The index takes rows in the order of positions only; any other order makes it write itself out
  // before each row. So rows wait until all letters are written, or one of them comes again.
  std::map<std::int64_t, const Record*> to_index;
  std::set<std::string_view> ids;
  const auto write_index = [&]() -> std::expected<void, Error> {
    for (const auto& [position, record] : to_index) {
      if (auto done = AddToIndex(database, position, *record); !done) return done;
    }
    to_index.clear();
    ids.clear();
    return {};
  };
  for (const Record& record : records) {
    if (!ids.insert(record.id).second) {
      if (auto done = write_index(); !done) return done;
      ids.insert(record.id);
    }
    const auto source = SourceId(database, record.source.sha256);
    if (!source) return std::unexpected(source.error());
    const auto position = WriteLetter(database, *source, record);
    if (!position) return std::unexpected(position.error());
    to_index.emplace(*position, &record);
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
  Database& database = impl_->database;
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
  Database& database = impl_->database;
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

// --- What needs a person ---

std::expected<std::vector<Failure>, Error> Archive::Failures() const {
  Statement statement = impl_->database.Prepare(
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
  Database& database = impl_->database;
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

// --- Letters ---

std::expected<std::vector<std::string>, Error> Archive::AllIds() const {
  Statement statement =
      impl_->database.Prepare("SELECT name FROM letter ORDER BY source, letter.id");
  std::vector<std::string> ids;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return ids;
    ids.emplace_back(statement.Text(0));
  }
}

std::expected<std::optional<Record>, Error> Archive::Find(std::string_view id) const {
  Statement statement = impl_->database.Prepare(
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
  Statement statement = impl_->database.Prepare("SELECT count(*) FROM source WHERE state = ?");
  const auto row = statement.Bind(StateName(state)).Step();
  if (!row) return std::unexpected(row.error());
  return statement.Integer(0);
}

std::expected<std::optional<std::filesystem::path>, Error> Archive::OriginalOf(
    std::string_view id) const {
  const std::string_view sha256 = Sha256Of(id);
  Statement statement =
      impl_->database.Prepare("SELECT extension, bytes FROM source WHERE sha256 = ?");
  const auto row = statement.Bind(sha256).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::unexpected(UnknownLetter(sha256));
  if (statement.Integer(1) == kNoOriginal) return std::nullopt;
  return OriginalPath(impl_->dir, sha256, statement.Text(0));
}

}  // namespace vanthu
