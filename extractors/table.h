// Table: rows of a TSV file of data/, as people write and diff them.
//
// The first line that is not a comment names the columns. Lines that begin with '#' and empty lines
// are skipped. Cells are NFC UTF-8 without surrounding spaces; a cell may list variants separated
// by '|'.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"

namespace vanthu {

class Table {
 public:
  // `name` is for messages ("data/provinces.tsv"). Fails on a row with more or fewer cells than the
  // head.
  [[nodiscard]] static std::expected<Table, Error> Parse(std::string_view name,
                                                         std::string_view tsv);

  // Adds the rows of another file. It may leave out columns, whose cells are then empty, and have
  // the others in any order; a column this table does not have is an error.
  [[nodiscard]] std::expected<void, Error> Append(std::string_view name, std::string_view tsv);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const std::string& name() const { return files_.front(); }
  [[nodiscard]] bool HasColumn(std::string_view column) const;
  // The cell of a row; "" when the table has no such column. REQUIRES: row < size().
  [[nodiscard]] std::string_view Cell(std::size_t row, std::string_view column) const;
  // The cell cut at '|', empty parts dropped.
  [[nodiscard]] std::vector<std::string_view> Variants(std::size_t row,
                                                       std::string_view column) const;
  // The file and line a row stands on, for messages: "data/provinces.tsv:12". REQUIRES: row <
  // size().
  [[nodiscard]] std::string Where(std::size_t row) const;

 private:
  struct Row {
    std::size_t file = 0;  // of files_
    std::size_t line = 0;  // from 1
    std::vector<std::string> cells;
  };
  std::vector<std::string> files_;  // as named for messages
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

}  // namespace vanthu
