// Tested by tests/pipeline/archive/database_test.cc.
#include "pipeline/archive/database.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <map>
#include <system_error>
#include <utility>

#include "extractors/fold.h"

namespace vanthu {
namespace {

// How long a statement waits for another process before it gives up: longer than any single
// transaction of an import takes.
constexpr int kBusyTimeoutMilliseconds = 10'000;
// Page cache of one connection, in KiB (SQLite counts negative sizes in KiB). A search needs the
// upper levels of a few trees only.
constexpr int kCacheKibibytes = 32 * 1024;

std::string UriFor(const std::filesystem::path& file, std::string_view parameters) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    // The only bytes with a meaning of their own in a URI path.
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  uri += parameters;
  return uri;
}

int AccessFlags(Archive::Mode mode) {
  switch (mode) {
    case Archive::Mode::kRead:
      return SQLITE_OPEN_READONLY;
    case Archive::Mode::kMark:
      return SQLITE_OPEN_READWRITE;
    case Archive::Mode::kWrite:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

// Fold as a function of SQL, so that filters run inside SQLite and mean what the code means.
std::string_view TextOf(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr
             ? std::string_view()
             : std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

// Of folded text: letters that have no base letter have more than one byte.
bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool HasWords(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    if (at == 0 || !IsWordByte(text[at - 1])) return true;
  }
  return false;
}

int AddHasWords(sqlite3* handle) {
  const auto has_words = [](sqlite3_context* context, int, sqlite3_value** values) {
    sqlite3_result_int(context, HasWords(TextOf(values[0]), TextOf(values[1])) ? 1 : 0);
  };
  return sqlite3_create_function_v2(handle, "has_words", 2,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                    has_words, nullptr, nullptr, nullptr);
}

int AddFold(sqlite3* handle) {
  const auto fold = [](sqlite3_context* context, int, sqlite3_value** values) {
    const std::string folded = Fold(TextOf(values[0]));
    sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  };
  return sqlite3_create_function_v2(handle, "fold", 1,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                    fold, nullptr, nullptr, nullptr);
}

}  // namespace

struct Archive::Database::Impl {
  std::filesystem::path file;
  sqlite3* handle = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements;

  ~Impl() {
    for (const auto& [sql, statement] : statements) sqlite3_finalize(statement);
    sqlite3_close(handle);
  }
};

Archive::Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Database::Database(Database&&) noexcept = default;
Archive::Database& Archive::Database::operator=(Database&&) noexcept = default;
Archive::Database::~Database() = default;

std::expected<Archive::Database, Error> Archive::Database::Open(const std::filesystem::path& file,
                                                                Mode mode) {
  const auto open = [&](std::string_view parameters) -> std::expected<Database, Error> {
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | AccessFlags(mode);
    const std::string uri = UriFor(file, parameters);
    const int code = sqlite3_open_v2(uri.c_str(), &impl->handle, flags, nullptr);
    Database database(std::move(impl));
    if (code != SQLITE_OK) return std::unexpected(database.ErrorFor(code));
    sqlite3_extended_result_codes(database.impl_->handle, 1);
    sqlite3_busy_timeout(database.impl_->handle, kBusyTimeoutMilliseconds);
    for (const auto add : {AddFold, AddHasWords}) {
      if (const int added = add(database.impl_->handle); added != SQLITE_OK) {
        return std::unexpected(database.ErrorFor(added));
      }
    }
    if (auto done = database.Execute(
            fmt::format("PRAGMA cache_size = -{}; PRAGMA foreign_keys = ON;", kCacheKibibytes));
        !done) {
      return std::unexpected(done.error());
    }
    // The file is first touched here, so that a damaged or unreachable one is told at once.
    if (auto version = database.Integer("PRAGMA schema_version"); !version) {
      return std::unexpected(version.error());
    }
    return database;
  };

  auto database = open("");
  if (database || mode != Mode::kRead) return database;
  // Readers of a WAL database need its -shm file, which read-only media cannot hold. Nobody can be
  // writing there, so the file may be taken as fixed; unless a log was left behind that only a
  // writer can put in.
  std::error_code ignored;
  const std::filesystem::path log = file.string() + "-wal";
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const bool folder_is_read_only = faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0;
  const bool log_is_empty =
      !std::filesystem::exists(log, ignored) || std::filesystem::file_size(log, ignored) == 0;
  if (!folder_is_read_only || !log_is_empty) return database;
  if (auto fixed = open("?immutable=1"); fixed) return fixed;
  return database;
}

Statement Archive::Database::Prepare(std::string_view sql) {
  auto found = impl_->statements.find(sql);
  if (found == impl_->statements.end()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(impl_->handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return Statement(this, nullptr, code);
    found = impl_->statements.emplace(std::string(sql), statement).first;
  }
  return Statement(this, found->second, SQLITE_OK);
}

std::expected<void, Error> Archive::Database::Execute(const std::string& sql) {
  const int code = sqlite3_exec(impl_->handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(ErrorFor(code));
  return {};
}

std::expected<std::int64_t, Error> Archive::Database::Integer(std::string_view sql) {
  Statement statement = Prepare(sql);
  auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement.Integer(0) : 0;
}

std::int64_t Archive::Database::LastInsertId() const {
  return sqlite3_last_insert_rowid(impl_->handle);
}

int Archive::Database::Changes() const { return sqlite3_changes(impl_->handle); }

std::int64_t Archive::Database::TotalChanges() const {
  return sqlite3_total_changes64(impl_->handle);
}

Error Archive::Database::ErrorFor(int code) const {
  const std::string name = impl_->file.string();
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Error::Code::kBusy,
              fmt::format("{}: another process is writing to it; try again in a moment", name)};
    case SQLITE_FULL:
      return {Error::Code::kIo,
              fmt::format("{}: the disk is full; free some space and run the same command again",
                          name)};
    case SQLITE_CORRUPT:
      return {Error::Code::kInvalidData,
              fmt::format("{}: the database is damaged ({}); restore it from a backup, or move it "
                          "away and import the folder `originals` beside it again",
                          name, sqlite3_errmsg(impl_->handle))};
    case SQLITE_NOTADB:
      return {Error::Code::kInvalidData,
              fmt::format("{}: not an SQLite database; give --archive the folder of an archive, or "
                          "restore the file from a backup",
                          name)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {Error::Code::kPermission,
              fmt::format("{}: cannot be written; make the file and its folder writable", name)};
    case SQLITE_CANTOPEN:
      return {Error::Code::kPermission,
              fmt::format("{}: cannot be opened; check that the file and its folder may be read "
                          "and written",
                          name)};
    case SQLITE_IOERR:
      return {Error::Code::kIo, fmt::format("{}: reading or writing failed ({}); check the disk",
                                            name, sqlite3_errmsg(impl_->handle))};
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return {Error::Code::kTooLarge, fmt::format("{}: {}", name, sqlite3_errmsg(impl_->handle))};
    default:
      return {Error::Code::kInternal,
              fmt::format("{}: {} (SQLite result {})", name, sqlite3_errmsg(impl_->handle), code)};
  }
}

Statement::Statement(const Archive::Database* database, sqlite3_stmt* statement, int code)
    : database_(database), statement_(statement), code_(code) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      code_(other.code_),
      next_parameter_(other.next_parameter_) {}

Statement::~Statement() {
  if (statement_ != nullptr) Reset();
}

void Statement::Reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_parameter_ = 1;
}

Statement& Statement::Bind(std::int64_t value) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_int64(statement_, next_parameter_++, value);
  return *this;
}

Statement& Statement::Bind(double value) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_double(statement_, next_parameter_++, value);
  return *this;
}

Statement& Statement::Bind(std::string_view text) {
  if (code_ == SQLITE_OK) {
    // An empty view may have no address, which SQLite would read as NULL.
    code_ = sqlite3_bind_text64(statement_, next_parameter_++, text.empty() ? "" : text.data(),
                                text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::BindBlob(std::string_view bytes) {
  if (code_ == SQLITE_OK) {
    code_ = sqlite3_bind_blob64(statement_, next_parameter_++, bytes.empty() ? "" : bytes.data(),
                                bytes.size(), SQLITE_STATIC);
  }
  return *this;
}

Statement& Statement::BindNull() {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_null(statement_, next_parameter_++);
  return *this;
}

std::expected<bool, Error> Statement::Step() {
  if (code_ == SQLITE_OK) {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    code_ = code;
  }
  return std::unexpected(database_->ErrorFor(code_));
}

std::expected<void, Error> Statement::Run() {
  while (true) {
    auto row = Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
  }
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::Real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}

std::string_view Statement::Blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::expected<Transaction, Error> Transaction::Begin(Archive::Database& database) {
  // IMMEDIATE: a writer that waits does so here, not in the middle.
  if (auto begun = database.Prepare("BEGIN IMMEDIATE").Run(); !begun) {
    return std::unexpected(begun.error());
  }
  return Transaction(&database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // After some failures (disk full) SQLite has rolled back already; then this one fails harmlessly.
  if (database_ != nullptr) (void)database_->Prepare("ROLLBACK").Run();
}

std::expected<void, Error> Transaction::Commit() {
  if (auto committed = database_->Prepare("COMMIT").Run(); !committed) {
    return std::unexpected(committed.error());
  }
  database_ = nullptr;
  return {};
}

}  // namespace vanthu
