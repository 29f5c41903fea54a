// Tested by tests/extractors/edits_test.cc.
#include "extractors/edits.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace vanthu {

std::size_t Edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

NearestPart FindNearestPart(std::string_view text, std::string_view pattern) {
  struct Cell {
    std::size_t edits = 0;
    std::size_t begin = 0;  // where the text this cell compares with the pattern begins
  };
  std::vector<Cell> column(pattern.size() + 1);
  for (std::size_t j = 0; j <= pattern.size(); ++j) column[j] = {.edits = j, .begin = 0};
  NearestPart best{.begin = 0, .end = 0, .edits = pattern.size()};
  for (std::size_t i = 1; i <= text.size(); ++i) {
    Cell diagonal = std::exchange(column[0], {.edits = 0, .begin = i});
    for (std::size_t j = 1; j <= pattern.size(); ++j) {
      const Cell above = column[j];
      const Cell& left = column[j - 1];
      Cell cell = {.edits = diagonal.edits + (text[i - 1] == pattern[j - 1] ? 0 : 1),
                   .begin = diagonal.begin};
      if (above.edits + 1 < cell.edits) cell = {.edits = above.edits + 1, .begin = above.begin};
      if (left.edits + 1 < cell.edits) cell = {.edits = left.edits + 1, .begin = left.begin};
      diagonal = above;
      column[j] = cell;
    }
    if (column.back().edits < best.edits) {
      best = {.begin = column.back().begin, .end = i, .edits = column.back().edits};
    }
  }
  return best;
}

}  // namespace vanthu
