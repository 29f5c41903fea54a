// letter_rows: writes a record into the tables (letter, record, keys, citations, tasks).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/reference_rows.h"
#include "pipeline/record.h"

namespace vanthu {

// What the tables hold of a letter and follows from its record alone, apart from its tasks.
struct LetterRows {
  std::string date;         // ISO 8601, partial or ''
  std::string head_folded;  // HeadWords
  double worst_confidence = 1.0;
  std::string json;  // compressed
  ReferenceRows references;
};
// Pure; most of the time that a letter takes to be written, apart from SQLite's own.
[[nodiscard]] LetterRows LetterRowsOf(const Record& record);

// Replaces what an earlier record of the same id left, its entry in the search index included.
// `rows` are those of the record. Gives the letter's position, at which the caller adds the record
// to the index. REQUIRES: a transaction is open.
[[nodiscard]] std::expected<std::int64_t, Error> WriteLetter(Archive::Database& database,
                                                             std::int64_t source,
                                                             const Record& record,
                                                             const LetterRows& rows);

}  // namespace vanthu
