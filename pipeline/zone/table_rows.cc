// Tested by tests/pipeline/zone/table_rows_test.cc.
#include "pipeline/zone/table_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/zone/label.h"

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
// The narrowest white border between columns, in spaces between two words: where many rows leave
// it free, and otherwise.
constexpr double kColumnBorder = 1.6;
constexpr double kWideBorder = 2.0;
constexpr std::size_t kManyRows = 6;
// The column of ordinal numbers is at most this share of the page wide.
constexpr double kOrdinalColumn = 0.12;
// Without rules: columns are this far apart in a row (ems), and this much stays white over all
// rows, of which three at least are cut so; rows are at most this far apart (pitches).
constexpr double kOpenColumnGap = 1.5;
constexpr double kLeastOpenBorder = 0.7;
constexpr std::size_t kFewestRows = 3;
constexpr double kOpenRowGap = 3.0;
// Lines of one cell are closer than this (pitches).
constexpr double kCellPitch = 1.05;

struct Grid {
  std::vector<double> lines;  // y of its rules, ascending
  int left = 0;
  int right = 0;
};

std::vector<Grid> FindGrids(std::span<const Box> rules, const Frame& frame) {
  std::vector<Box> wide;
  std::ranges::copy_if(rules, std::back_inserter(wide),
                       [&](const Box& rule) { return rule.width() > kGridRule * frame.width; });
  std::ranges::sort(wide, {}, [&](const Box& rule) { return frame.LevelY(rule); });
  std::vector<Grid> grids;
  for (const Box& rule : wide) {
    const bool same = !grids.empty() &&
                      std::abs(grids.back().left - rule.left) < kSameEnd * frame.em &&
                      std::abs(grids.back().right - rule.right) < kSameEnd * frame.em;
    if (!same) {
      grids.push_back({.lines = {frame.LevelY(rule)}, .left = rule.left, .right = rule.right});
    } else if (frame.LevelY(rule) - grids.back().lines.back() > kSameRule * frame.em) {
      grids.back().lines.push_back(frame.LevelY(rule));
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
  const double narrowest = (count >= kManyRows ? kColumnBorder : kWideBorder) * frame.space;
  const int allowed =
      count < kManyRows ? 0
                        : std::max(1, static_cast<int>(kMergedCells * static_cast<double>(count)));
  // Where at most so many rows have words, and what is wide enough of it.
  const auto white = [&](int from, int to, int rows_over) {
    std::vector<std::pair<int, int>> stretches;
    int begin = -1;
    for (int x = from; x <= to; ++x) {
      const bool free = x < to && covered[static_cast<std::size_t>(x)] <= rows_over;
      if (free && begin < 0) begin = x;
      if (free || begin < 0) continue;
      if (x - begin >= narrowest) stretches.emplace_back(begin, x);
      begin = -1;
    }
    return stretches;
  };
  std::vector<double> borders;
  for (const auto& [from, to] : white(first, last, allowed)) {
    // Columns that are empty but for their heading, as in a form, lie in one such stretch.
    const auto parts = white(from, to, 0);
    for (const auto& [begin, end] : parts.empty() ? std::vector{std::pair(from, to)} : parts) {
      if (end < last) borders.push_back((begin + end) / 2.0);
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
    std::ranges::stable_sort(cell, {}, [](const RowWord& w) { return w.y; });
    if (!piece.words.empty()) piece.cells.push_back(piece.words.size());
    for (std::size_t begin = 0; begin < cell.size();) {
      std::size_t end = begin + 1;
      while (end < cell.size() && cell[end].y - cell[end - 1].y < 0.45 * frame.em) {
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
      ordinals.push_back(word.y);
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
    const auto row = std::ranges::upper_bound(cuts, word.y) - cuts.begin();
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
      const auto band = std::ranges::upper_bound(grid.lines, word.y) - grid.lines.begin();
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

// A white stretch between two words of a row.
struct Gap {
  double left = 0;
  double right = 0;
};

// The gaps of a row that could border columns. The space behind a label is none, nor that behind a
// colon ("Địa điểm:   Hội trường"), nor the blank of a form in brackets.
std::vector<Gap> GapsOf(const Row& row, const Frame& frame) {
  std::vector<Gap> gaps;
  if (row.words.front().word->text.starts_with("(")) return gaps;
  int reached = row.words.front().word->box.right;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    const Box& box = row.words[i].word->box;
    const RowWord& before = row.words[i - 1];
    const bool behind_label =
        before.word->text.ends_with(':') ||
        (i == 1 && (before.key.empty() || LabelOf(before.word->text).has_value()));
    if (box.left - reached > kOpenColumnGap * frame.em && !behind_label) {
      gaps.push_back({static_cast<double>(reached), static_cast<double>(box.left)});
    }
    reached = std::max(reached, box.right);
  }
  return gaps;
}

// What of `borders` the row leaves free; beside its words everything is free.
std::vector<Gap> Narrow(const std::vector<Gap>& borders, const Row& row, const Frame& frame) {
  std::vector<Gap> white = GapsOf(row, frame);
  white.insert(white.begin(), {0, static_cast<double>(row.box.left)});
  white.push_back({static_cast<double>(row.box.right), static_cast<double>(frame.width)});
  std::vector<Gap> free;
  for (const Gap& border : borders) {
    for (const Gap& gap : white) {
      const Gap both = {std::max(border.left, gap.left), std::min(border.right, gap.right)};
      if (both.right - both.left > kLeastOpenBorder * frame.em) free.push_back(both);
    }
  }
  return free;
}

bool HasGapAt(const Row& row, const std::vector<Gap>& borders, const Frame& frame) {
  return std::ranges::any_of(GapsOf(row, frame), [&](const Gap& gap) {
    return std::ranges::any_of(
        borders, [&](const Gap& b) { return gap.left <= b.left && b.right <= gap.right; });
  });
}

// The lines [begin, end) of a table without rules as its rows: a row begins with an ordinal number
// when the first column has them, with every line otherwise.
void AddOpenRows(std::span<const Row> rows, TableRows& table, const std::vector<Gap>& borders,
                 const Frame& frame) {
  std::vector<double> middles;
  for (const Gap& border : borders) middles.push_back((border.left + border.right) / 2);
  // A number centered in its row has cells a little above it.
  const double above = 0.8 * frame.em;
  std::vector<double> starts;
  for (std::size_t i = table.begin; i < table.end; ++i) {
    const RowWord& first = rows[i].words.front();
    const bool is_ordinal = first.key.size() <= 3 && !first.key.empty() &&
                            ColumnOf(first, middles) == 0 &&
                            first.key.find_first_not_of("0123456789") == std::string::npos;
    if (is_ordinal) starts.push_back(first.y - above);
  }
  // Where nearly every line reaches the last column, lines are rows and some numbers were not read.
  std::size_t complete = 0;
  for (std::size_t i = table.begin; i < table.end; ++i) {
    complete += ColumnOf(rows[i].words.back(), middles) == middles.size();
  }
  const std::size_t lines = table.end - table.begin;
  const bool by_ordinal =
      starts.size() >= 2 && starts.size() * 4 >= lines && complete * 5 < lines * 4;
  std::vector<std::vector<RowWord>> groups(1);
  std::size_t last = 0;
  for (std::size_t i = table.begin; i < table.end; ++i) {
    const auto group = static_cast<std::size_t>(std::ranges::upper_bound(starts, rows[i].center_y) -
                                                starts.begin());
    if (!groups.back().empty() && (!by_ordinal || group != last)) groups.emplace_back();
    last = group;
    groups.back().insert(groups.back().end(), rows[i].words.begin(), rows[i].words.end());
  }
  for (auto& group : groups) {
    if (!group.empty()) table.pieces.push_back(MakeTableRow(std::move(group), middles, frame));
  }
}

// Runs of rows that leave the same stretches white from top to bottom.
void FindOpenTables(std::span<const Row> rows, std::size_t begin, std::size_t end,
                    const Frame& frame, std::vector<TableRows>& tables) {
  for (std::size_t i = begin; i < end;) {
    std::vector<Gap> borders = GapsOf(rows[i], frame);
    std::size_t next = i + 1;
    while (!borders.empty() && next < end) {
      std::vector<Gap> narrowed = Narrow(borders, rows[next], frame);
      const bool far = rows[next].center_y - rows[next - 1].center_y > kOpenRowGap * frame.pitch;
      if (narrowed.empty() || far) break;
      borders = std::move(narrowed);
      ++next;
    }
    // Lines below that lie in one column only are text again, but for the rest of a cell.
    while (next > i + 1 && !HasGapAt(rows[next - 1], borders, frame) &&
           rows[next - 1].center_y - rows[next - 2].center_y > kCellPitch * frame.pitch) {
      --next;
    }
    std::size_t cut = 0;
    for (std::size_t j = i; j < next; ++j) cut += HasGapAt(rows[j], borders, frame);
    if (!borders.empty() && cut >= kFewestRows && cut * 2 >= next - i) {
      TableRows table{.begin = i, .end = next, .pieces = {}};
      AddOpenRows(rows, table, borders, frame);
      tables.push_back(std::move(table));
      i = next;
    } else {
      ++i;
    }
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
