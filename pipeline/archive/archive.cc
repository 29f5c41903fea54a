// The archive's folder, its originals and their pages; archive_letters.cc has the letters.
//
// Tested by tests/pipeline/archive/archive_test.cc.
#include "pipeline/archive/archive.h"

#include <fmt/core.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/import_lock.h"
#include "pipeline/archive/letter_rows.h"
#include "pipeline/archive/original_store.h"
#include "pipeline/archive/schema.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/source_rows.h"
#include "pipeline/display_path.h"
#include "pipeline/file_error.h"
#include "pipeline/page_json.h"

namespace vanthu {
namespace {

// A writer's page cache, in KiB (SQLite counts negative sizes in KiB). Hashes and dates come in any
// order, so each batch touches leaves all over the trees; a million letters have some 400 MB of
// these.
constexpr int kWriterCacheKibibytes = 128 * 1024;
// Pages gathered in the log before they are copied into the file (256 MB): a leaf that several
// batches touch is then copied once.
constexpr int kCheckpointPages = 64 * 1024;

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

// A record's id is its source's SHA-256, followed by #n when a file holds several letters.
std::string_view Sha256Of(std::string_view id) { return id.substr(0, id.find('#')); }

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

// --- What needs a person ---

// --- Letters ---

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
