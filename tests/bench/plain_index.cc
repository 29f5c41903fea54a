#include "tests/bench/plain_index.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>

namespace vanthu {
namespace {

std::string Expression(std::string_view typed) {
  std::string expression;
  bool is_quoted = false;
  std::string piece;
  const auto finish = [&](bool is_prefix) {
    if (!piece.empty()) expression += fmt::format("\"{}\"{} ", piece, is_prefix ? "*" : "");
    piece.clear();
  };
  for (const char c : typed) {
    if (c == '"') {
      finish(false);
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      finish(false);
    } else if (c == '*') {
      finish(true);
    } else {
      piece += c;
    }
  }
  finish(false);
  return expression;
}

}  // namespace

struct PlainIndex::Impl {
  sqlite3* handle = nullptr;

  void Check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fmt::print(stderr, "archive_bench: plain index: {}\n", sqlite3_errmsg(handle));
    std::exit(EXIT_FAILURE);
  }
  void Execute(const char* sql) const {
    Check(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr));
  }
};

PlainIndex::PlainIndex(const std::filesystem::path& file) : impl_(std::make_unique<Impl>()) {
  impl_->Check(sqlite3_open(file.c_str(), &impl_->handle));
  impl_->Execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "CREATE TABLE IF NOT EXISTS plain_letter (id INTEGER PRIMARY KEY, name TEXT, reference TEXT);"
      "CREATE VIRTUAL TABLE IF NOT EXISTS plain_index USING fts5 (reference, date, doc_type, "
      "issuer, "
      "subject, signer, path, body, content = '', tokenize = 'unicode61 remove_diacritics 2');");
}

PlainIndex::~PlainIndex() { sqlite3_close(impl_->handle); }

bool PlainIndex::empty() {
  sqlite3_stmt* statement = nullptr;
  impl_->Check(sqlite3_prepare_v2(impl_->handle, "SELECT 1 FROM plain_letter LIMIT 1", -1,
                                  &statement, nullptr));
  const bool is_empty = sqlite3_step(statement) != SQLITE_ROW;
  sqlite3_finalize(statement);
  return is_empty;
}

void PlainIndex::Add(const std::vector<Record>& records) {
  impl_->Execute("BEGIN");
  sqlite3_stmt* letter = nullptr;
  sqlite3_stmt* words = nullptr;
  impl_->Check(sqlite3_prepare_v2(impl_->handle,
                                  "INSERT INTO plain_letter (name, reference) VALUES (?, ?)", -1,
                                  &letter, nullptr));
  impl_->Check(sqlite3_prepare_v2(
      impl_->handle,
      "INSERT INTO plain_index (rowid, reference, date, doc_type, issuer, subject, signer, path, "
      "body) VALUES (last_insert_rowid(), ?, ?, ?, ?, ?, ?, ?, ?)",
      -1, &words, nullptr));
  const auto bind = [](sqlite3_stmt* statement, int column, const std::string& text) {
    sqlite3_bind_text(statement, column, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  };
  for (const Record& record : records) {
    bind(letter, 1, record.id);
    bind(letter, 2, record.reference.reference);
    impl_->Check(sqlite3_step(letter));
    sqlite3_reset(letter);
    bind(words, 1, record.reference.reference);
    bind(words, 2, ToIso(record.date));
    bind(words, 3, record.doc_type);
    bind(words, 4, record.issuer.name + " " + record.issuer.parent);
    bind(words, 5, record.subject);
    bind(words, 6, record.signer.name);
    bind(words, 7, record.source.path);
    bind(words, 8, record.text);
    impl_->Check(sqlite3_step(words));
    sqlite3_reset(words);
  }
  sqlite3_finalize(letter);
  sqlite3_finalize(words);
  impl_->Execute("COMMIT");
}

std::vector<PlainIndex::Answer> PlainIndex::Search(std::string_view typed, int limit) {
  const std::string expression = Expression(typed);
  sqlite3_stmt* statement = nullptr;
  impl_->Check(sqlite3_prepare_v2(
      impl_->handle,
      "SELECT name, plain_letter.reference FROM plain_index JOIN plain_letter ON plain_letter.id = "
      "plain_index.rowid WHERE plain_index MATCH ? ORDER BY plain_index.rank LIMIT ?",
      -1, &statement, nullptr));
  sqlite3_bind_text(statement, 1, expression.data(), static_cast<int>(expression.size()),
                    SQLITE_STATIC);
  sqlite3_bind_int(statement, 2, limit);
  std::vector<Answer> answers;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const auto text = [&](int column) {
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)));
    };
    answers.push_back({.id = text(0), .reference = text(1)});
  }
  sqlite3_finalize(statement);
  return answers;
}

}  // namespace vanthu
