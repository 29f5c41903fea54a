// table_rows: the rows and cells of a printed table.
//
// Horizontal rules of one width that follow each other are the lines of a grid: what stands between
// two of them is one row of the table, however many printed lines its cells have. Without rules,
// rows that are cut into the same columns again and again are a table. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/zone/rows.h"

namespace vanthu {

// Rows [begin, end) of the page and the table rows made of them, in order.
struct TableRows {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<Piece> pieces;
};

[[nodiscard]] std::vector<TableRows> FindTables(std::span<const Row> rows, const Frame& frame,
                                                std::span<const Box> rules);

}  // namespace vanthu
