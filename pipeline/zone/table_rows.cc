// Tested by tests/pipeline/zone/table_rows_test.cc.
#include "pipeline/zone/table_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

namespace vanthu {
namespace {

// A line of a grid spans at least this share of the page; lines under words are shorter.
constexpr double kGridRule = 0.4;
constexpr std::size_t kFewestRules = 3;
// Rules of one grid agree in their ends, in ems: scans are a little skewed.
constexpr double kSameEnd = 3.0;
// Two runs of one thick or skewed rule.
constexpr double kSameRule = 0.4;
// The share of table rows that may run over the border of two columns (merged cells, headings).
constexpr double kMergedCells = 0.12;
// The narrowest white border between columns, in ems. A space between two words is 0.3: that alone
// is a border only where many rows leave it free.
constexpr double kColumnBorder = 0.28;
constexpr double kWideBorder = 0.6;
constexpr std::size_t kManyRows = 6;
// The column of ordinal numbers is at most this share of the page wide.
constexpr double kOrdinalColumn = 0.12;
// Without rules: columns are this far apart, begin at the same place within kSameColumn, and do so
// in at least three rows.
constexpr double kOpenColumnGap = 1.6;
constexpr double kSameColumn = 1.0;
constexpr std::size_t kFewestRows = 3;

struct Grid {
  std::vector<double> lines;  // y of its rules, ascending
  int left = 0;
  int right = 0;
};

std::vector<Grid> FindGrids(std::span<const Box> rules, const Frame& frame) {
  std::vector<Box> wide;
  std::ranges::copy_if(rules, std::back_inserter(wide),
                       [&](const Box& rule) { return rule.width() > kGridRule * frame.width; });
  std::ranges::sort(wide, {}, [](const Box& rule) { return rule.center_y(); });
  std::vector<Grid> grids;
  for (const Box& rule : wide) {
    const bool same = !grids.empty() &&
                      std::abs(grids.back().left - rule.left) < kSameEnd * frame.em &&
                      std::abs(grids.back().right - rule.right) < kSameEnd * frame.em;
    if (!same) {
      grids.push_back({.lines = {rule.center_y()}, .left = rule.left, .right = rule.right});
    } else if (rule.center_y() - grids.back().lines.back() > kSameRule * frame.em) {
      grids.back().lines.push_back(rule.center_y());
    }
  }
  std::erase_if(grids, [](const Grid& grid) { return grid.lines.size() < kFewestRules; });
  return grids;
}

// The middles of the white borders between columns, from what the rows of the table leave free.
std::vector<double> ColumnBorders(const std::vector<std::vector<RowWord>>& rows,
                                  const Frame& frame) {
  const auto width = static_cast<std::size_t>(std::max(1, frame.width));
  std::vector<int> covered(width + 1, 0);
  int first = frame.width;
  int last = 0;
  std::size_t count = 0;
  for (const auto& row : rows) {
    if (row.empty()) continue;
    ++count;
    std::vector<std::pair<int, int>> runs;
    for (const RowWord& word : row) runs.emplace_back(word.word->box.left, word.word->box.right);
    std::ranges::sort(runs);
    int reached = 0;
    for (auto [left, right] : runs) {
      left = std::clamp(std::max(left, reached), 0, frame.width);
      right = std::clamp(right, 0, frame.width);
      if (right <= left) continue;
      for (int x = left; x < right; ++x) ++covered[static_cast<std::size_t>(x)];
      reached = right;
      first = std::min(first, left);
      last = std::max(last, right);
    }
  }
  const double narrowest = (count >= kManyRows ? kColumnBorder : kWideBorder) * frame.em;
  const auto allowed = static_cast<int>(kMergedCells * static_cast<double>(count));
  std::vector<double> borders;
  int begin = -1;
  for (int x = first; x <= last; ++x) {
    const bool free = x < last && covered[static_cast<std::size_t>(x)] <= allowed;
    if (free && begin < 0) begin = x;
    if (!free && begin >= 0) {
      if (x - begin >= narrowest && x < last) borders.push_back((begin + x) / 2.0);
      begin = -1;
    }
  }
  return borders;
}

std::size_t ColumnOf(const RowWord& word, const std::vector<double>& borders) {
  return static_cast<std::size_t>(std::ranges::lower_bound(borders, word.word->box.center_x()) -
                                  borders.begin());
}

// One table row of these words: cell by cell, in each cell line by line.
Piece MakeTableRow(std::vector<RowWord> words, const std::vector<double>& borders,
                   const Frame& frame) {
  Piece piece{.zone = Zone::kTable, .words = {}, .cells = {}};
  std::vector<std::vector<RowWord>> cells(borders.size() + 1);
  for (RowWord& word : words) cells[ColumnOf(word, borders)].push_back(std::move(word));
  for (auto& cell : cells) {
    if (cell.empty()) continue;
    std::ranges::stable_sort(cell, {}, [](const RowWord& w) { return w.word->box.center_y(); });
    if (!piece.words.empty()) piece.cells.push_back(piece.words.size());
    for (std::size_t begin = 0; begin < cell.size();) {
      std::size_t end = begin + 1;
      while (end < cell.size() &&
             cell[end].word->box.center_y() - cell[end - 1].word->box.center_y() <
                 0.45 * frame.em) {
        ++end;
      }
      std::ranges::sort(cell.begin() + static_cast<std::ptrdiff_t>(begin),
                        cell.begin() + static_cast<std::ptrdiff_t>(end), {},
                        [](const RowWord& w) { return w.word->box.left; });
      begin = end;
    }
    std::ranges::move(cell, std::back_inserter(piece.words));
  }
  return piece;
}

// Where two rules hold several table rows because the line between them was not seen: the ordinal
// numbers of the first column tell them apart.
std::vector<std::vector<RowWord>> CutAtOrdinals(std::vector<RowWord> words,
                                                const std::vector<double>& borders,
                                                const Frame& frame) {
  std::vector<double> ordinals;
  if (!borders.empty()) {
    for (const RowWord& word : words) {
      if (ColumnOf(word, borders) != 0) continue;
      // A first column of names has no ordinals.
      if (word.key.size() > 3 || word.word->box.width() > kOrdinalColumn * frame.width)
        return {words};
      ordinals.push_back(word.word->box.center_y());
    }
  }
  std::ranges::sort(ordinals);
  std::vector<double> cuts;
  for (std::size_t i = 1; i < ordinals.size(); ++i) {
    if (ordinals[i] - ordinals[i - 1] > 1.3 * frame.em) {
      cuts.push_back((ordinals[i] + ordinals[i - 1]) / 2);
    }
  }
  std::vector<std::vector<RowWord>> rows(cuts.size() + 1);
  for (RowWord& word : words) {
    const auto row = std::ranges::upper_bound(cuts, word.word->box.center_y()) - cuts.begin();
    rows[static_cast<std::size_t>(row)].push_back(std::move(word));
  }
  return rows;
}

TableRows ReadGrid(const Grid& grid, std::span<const Row> rows, const Frame& frame) {
  TableRows table;
  table.begin = static_cast<std::size_t>(
      std::ranges::lower_bound(rows, grid.lines.front(), {}, &Row::center_y) - rows.begin());
  table.end = static_cast<std::size_t>(
      std::ranges::upper_bound(rows, grid.lines.back(), {}, &Row::center_y) - rows.begin());
  std::vector<std::vector<RowWord>> bands(grid.lines.size() + 1);
  for (std::size_t i = table.begin; i < table.end; ++i) {
    for (const RowWord& word : rows[i].words) {
      const auto band =
          std::ranges::upper_bound(grid.lines, word.word->box.center_y()) - grid.lines.begin();
      bands[static_cast<std::size_t>(band)].push_back(word);
    }
  }
  const std::vector<double> borders = ColumnBorders(bands, frame);
  for (auto& band : bands) {
    for (auto& words : CutAtOrdinals(std::move(band), borders, frame)) {
      if (!words.empty()) table.pieces.push_back(MakeTableRow(std::move(words), borders, frame));
    }
  }
  return table;
}

// The left edges of the parts of a row.
std::vector<int> PartStarts(const Row& row, const Frame& frame) {
  std::vector<int> starts;
  for (const auto& part : CutAtGaps(row.words, kOpenColumnGap * frame.em)) {
    starts.push_back(part.front().word->box.left);
  }
  return starts;
}

bool SameColumns(const std::vector<int>& a, const std::vector<int>& b, const Frame& frame) {
  std::size_t same = 0;
  for (const int x : a) {
    same += std::ranges::any_of(b, [&](int y) { return std::abs(x - y) < kSameColumn * frame.em; });
  }
  return same >= 2;
}

// Runs of rows cut into the same columns.
void FindOpenTables(std::span<const Row> rows, std::size_t begin, std::size_t end,
                    const Frame& frame, std::vector<TableRows>& tables) {
  for (std::size_t i = begin; i < end;) {
    std::vector<int> starts = PartStarts(rows[i], frame);
    std::size_t next = i + 1;
    if (starts.size() >= 2) {
      while (next < end) {
        std::vector<int> following = PartStarts(rows[next], frame);
        if (following.size() < 2 || !SameColumns(starts, following, frame)) break;
        starts = std::move(following);
        ++next;
      }
    }
    if (next - i >= kFewestRows) {
      TableRows table{.begin = i, .end = next, .pieces = {}};
      for (std::size_t j = i; j < next; ++j) {
        Piece piece{.zone = Zone::kTable, .words = {}, .cells = {}};
        for (auto& part : CutAtGaps(rows[j].words, kOpenColumnGap * frame.em)) {
          if (!piece.words.empty()) piece.cells.push_back(piece.words.size());
          std::ranges::move(part, std::back_inserter(piece.words));
        }
        table.pieces.push_back(std::move(piece));
      }
      tables.push_back(std::move(table));
    }
    i = next;
  }
}

}  // namespace

std::vector<TableRows> FindTables(std::span<const Row> rows, const Frame& frame,
                                  std::span<const Box> rules) {
  std::vector<TableRows> tables;
  std::size_t done = 0;
  for (const Grid& grid : FindGrids(rules, frame)) {
    TableRows table = ReadGrid(grid, rows, frame);
    if (table.begin >= table.end || table.begin < done) continue;
    FindOpenTables(rows, done, table.begin, frame, tables);
    done = table.end;
    tables.push_back(std::move(table));
  }
  FindOpenTables(rows, done, rows.size(), frame, tables);
  return tables;
}

}  // namespace vanthu
