// Database: a thin RAII layer over SQLite's C interface, for the files of this folder.
//
//   Statement find = database.Prepare("SELECT date FROM letter WHERE id = ?");
//   find.Bind(7);
//   std::expected<bool, Error> row = find.Step();  // true: a row to read
//   if (row && *row) use(find.Text(0));
//
// Errors stick to a statement: preparing and binding never fail visibly, Step says what went wrong.
// Statements are prepared once and kept; Prepare hands out the kept one and its destructor resets
// it. The same SQL must therefore not be in use twice at a time. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanthu {

// A statement in use. Parameters are bound from the first `?` on; views must live until the last
// Step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& Bind(std::int64_t value);
  Statement& Bind(double value);
  Statement& Bind(std::string_view text);
  Statement& BindBlob(std::string_view bytes);
  Statement& BindNull();

  // True: there is a row. False: done.
  [[nodiscard]] std::expected<bool, Error> Step();
  // Steps to the end, for statements without rows of interest.
  [[nodiscard]] std::expected<void, Error> Run();
  // Ready to bind and run again.
  void Reset();

  // Columns from 0. Views live until the next Step.
  [[nodiscard]] bool IsNull(int column) const;
  [[nodiscard]] std::int64_t Integer(int column) const;
  [[nodiscard]] double Real(int column) const;
  [[nodiscard]] std::string_view Text(int column) const;
  [[nodiscard]] std::string_view Blob(int column) const;

 private:
  friend class Archive::Database;
  Statement(const Archive::Database* database, sqlite3_stmt* statement, int code);

  const Archive::Database* database_;
  sqlite3_stmt* statement_;
  int code_;  // SQLITE_OK, or the first thing that went wrong
  int next_parameter_ = 1;
};

class Archive::Database {
 public:
  // kRead: also from a folder that cannot be written. kWrite: makes the file when it is not there;
  // kMark does not. SQL may call fold(text), which is Fold, and has_words(folded, words): whether
  // the words, folded as well, stand in a row in the text; of the last one its beginning is enough.
  [[nodiscard]] static std::expected<Database, Error> Open(const std::filesystem::path& file,
                                                           Mode mode);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // `sql` is one statement.
  [[nodiscard]] Statement Prepare(std::string_view sql);
  // Any number of statements without parameters.
  [[nodiscard]] std::expected<void, Error> Execute(const std::string& sql);
  // The first column of the first row; 0 when there is none.
  [[nodiscard]] std::expected<std::int64_t, Error> Integer(std::string_view sql);
  [[nodiscard]] std::int64_t LastInsertId() const;
  [[nodiscard]] int Changes() const;  // rows the last statement touched

  // Rows touched since the file was opened, those that indexes keep for themselves included.
  [[nodiscard]] std::int64_t TotalChanges() const;

  // What went wrong, with the file's name and the remedy. `code` is a result of SQLite.
  [[nodiscard]] Error ErrorFor(int code) const;

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Everything until Commit happens or nothing does.
class Transaction {
 public:
  [[nodiscard]] static std::expected<Transaction, Error> Begin(Archive::Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();  // Rolls back what was not committed.

  [[nodiscard]] std::expected<void, Error> Commit();

 private:
  explicit Transaction(Archive::Database* database) : database_(database) {}
  Archive::Database* database_;
};

}  // namespace vanthu
