// Tested by tests/pipeline/archive/archive_test.cc.
#include "pipeline/archive/letter_rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/reference_rows.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/task_rows.h"

namespace vanthu {
namespace {

// What is in the tables of this id already.
struct StoredLetter {
  std::int64_t id = 0;
  std::int64_t position = 0;
  Record record;
};

std::expected<std::optional<StoredLetter>, Error> FindStored(Archive::Database& database,
                                                             std::string_view name) {
  Statement statement = database.Prepare(
      "SELECT id, position, json FROM letter JOIN record ON record.letter = letter.id "
      "WHERE name = ?");
  const auto row = statement.Bind(name).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  const auto json = Decompress(statement.Blob(2));
  if (!json) return std::unexpected(json.error());
  auto record = RecordFromJson(*json);
  if (!record) return std::unexpected(record.error());
  return StoredLetter{statement.Integer(0), statement.Integer(1), std::move(*record)};
}

std::expected<void, Error> RemoveDetails(Archive::Database& database, const StoredLetter& stored) {
  const IndexedWords words = WordsToIndex(stored.record);
  if (auto done = RemoveFromIndex(database, stored.position, words); !done) return done;
  return RemoveReferences(database, stored.position);
}

std::expected<std::int64_t, Error> NextId(Archive::Database& database) {
  const auto id = database.Integer("SELECT coalesce(max(id), 0) + 1 FROM letter");
  if (id && *id > kMaxLetterId) {
    return std::unexpected(Error{
        Error::Code::kTooLarge,
        fmt::format("the archive is full: it holds {} letters; start another one", kMaxLetterId)});
  }
  return id;
}

// The least sure of the fields a person should look at.
double WorstConfidence(const Record& record) {
  double worst = 1.0;
  for (const ReviewItem& item : record.review) {
    const auto found = record.confidence.find(item.field);
    worst = std::min(worst, found == record.confidence.end() ? 0.0 : found->second);
  }
  return worst;
}

}  // namespace

LetterRows LetterRowsOf(const Record& record) {
  return {.date = ToIso(record.date),
          .head_folded = HeadWords(record),
          .worst_confidence = WorstConfidence(record),
          .json = Compress(ToJson(record)),
          .references = ReferenceRowsOf(record)};
}

std::expected<std::int64_t, Error> WriteLetter(Archive::Database& database, std::int64_t source,
                                               const Record& record, const LetterRows& rows) {
  auto stored = FindStored(database, record.id);
  if (!stored) return std::unexpected(stored.error());
  std::int64_t id = 0;
  if (*stored) {
    id = (*stored)->id;
    if (auto done = RemoveDetails(database, **stored); !done) return std::unexpected(done.error());
  } else {
    const auto next = NextId(database);
    if (!next) return std::unexpected(next.error());
    id = *next;
  }

  const std::int64_t position = PositionOf(record.date, id);
  if (auto done =
          database
              .Prepare("INSERT INTO letter (id, source, name, position, reference, doc_type, date, "
                       "issuer, issuer_parent, subject, head_folded, review_items, "
                       "worst_confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET source = excluded.source, "
                       "position = excluded.position, reference = excluded.reference, "
                       "doc_type = excluded.doc_type, date = excluded.date, "
                       "issuer = excluded.issuer, issuer_parent = excluded.issuer_parent, "
                       "subject = excluded.subject, head_folded = excluded.head_folded, "
                       "review_items = excluded.review_items, "
                       "worst_confidence = excluded.worst_confidence")
              .Bind(id)
              .Bind(source)
              .Bind(record.id)
              .Bind(position)
              .Bind(record.reference.reference)
              .Bind(record.doc_type)
              .Bind(rows.date)
              .Bind(record.issuer.name)
              .Bind(record.issuer.parent)
              .Bind(record.subject)
              .Bind(rows.head_folded)
              .Bind(static_cast<std::int64_t>(record.review.size()))
              .Bind(rows.worst_confidence)
              .Run();
      !done) {
    return std::unexpected(done.error());
  }
  if (auto done = database
                      .Prepare("INSERT INTO record (letter, json) VALUES (?, ?) "
                               "ON CONFLICT (letter) DO UPDATE SET json = excluded.json")
                      .Bind(id)
                      .BindBlob(rows.json)
                      .Run();
      !done) {
    return std::unexpected(done.error());
  }
  if (auto done = WriteReferences(database, position, rows.references); !done) {
    return std::unexpected(done.error());
  }
  const Record* before = *stored ? &(*stored)->record : nullptr;
  if (auto done = WriteTaskRows(database, id, record, before); !done) {
    return std::unexpected(done.error());
  }
  return position;
}

}  // namespace vanthu
