// reference_rows: the rows that say which number a letter has and which documents it cites.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// The columns that data/archive.sql explains, but for the position.
struct ReferenceRows {
  struct Own {
    std::string number;
    std::string codes;
    std::string year;
    std::string spelling;
    std::string issuer;
    std::string sketch;
  };
  struct Cited {
    std::string number;
    std::string codes;
    std::string year;
    std::string date;
    std::string issuer;
    std::string printed;
    std::string role;
  };
  std::optional<Own> own;
  std::vector<Cited> cited;  // in the order of the record's `references`
};

// Pure.
[[nodiscard]] ReferenceRows ReferenceRowsOf(const Record& record);

// REQUIRES: a transaction is open, and the letter's row is written.
[[nodiscard]] std::expected<void, Error> WriteReferences(Archive::Database& database,
                                                         std::int64_t position,
                                                         const ReferenceRows& rows);
[[nodiscard]] std::expected<void, Error> RemoveReferences(Archive::Database& database,
                                                          std::int64_t position);

}  // namespace vanthu
