// Tested by tests/extractors/table_test.cc.
#include "extractors/table.h"

#include <algorithm>
#include <utility>

namespace vanthu {
namespace {

std::vector<std::string> Split(std::string_view line, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find(separator, begin);
    parts.emplace_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

std::expected<Table, Error> Table::Parse(std::string_view name, std::string_view tsv) {
  Table table;
  table.files_.emplace_back(name);
  std::size_t number = 0;
  for (std::string_view rest = tsv; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = Split(line, '\t');
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      continue;
    }
    if (cells.size() != table.columns_.size()) {
      return std::unexpected(Error{Error::Code::kInvalidData,
                                   std::string(name) + ":" + std::to_string(number) + ": " +
                                       std::to_string(cells.size()) + " cells where the head has " +
                                       std::to_string(table.columns_.size())});
    }
    table.rows_.push_back({.file = 0, .line = number, .cells = std::move(cells)});
  }
  if (table.columns_.empty()) {
    return std::unexpected(
        Error{Error::Code::kInvalidData,
              std::string(name) + ": empty; the first line must name the columns"});
  }
  return table;
}

std::expected<void, Error> Table::Append(std::string_view name, std::string_view tsv) {
  auto added = Parse(name, tsv);
  if (!added) return std::unexpected(std::move(added.error()));
  for (const std::string& column : added->columns_) {
    if (HasColumn(column)) continue;
    std::string known;
    for (const std::string& own : columns_) known += (known.empty() ? "" : ", ") + own;
    return std::unexpected(
        Error{Error::Code::kInvalidData,
              std::string(name) + ": there is no column '" + column + "'; known are " + known});
  }
  const std::size_t file = files_.size();
  files_.emplace_back(name);
  for (std::size_t row = 0; row < added->size(); ++row) {
    Row& copy = rows_.emplace_back(Row{.file = file, .line = added->rows_[row].line, .cells = {}});
    for (const std::string& column : columns_) copy.cells.emplace_back(added->Cell(row, column));
  }
  return {};
}

std::string Table::Where(std::size_t row) const {
  return files_[rows_[row].file] + ":" + std::to_string(rows_[row].line);
}

bool Table::HasColumn(std::string_view column) const {
  return std::ranges::find(columns_, column) != columns_.end();
}

std::string_view Table::Cell(std::size_t row, std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  if (found == columns_.end()) return {};
  return rows_[row].cells[static_cast<std::size_t>(found - columns_.begin())];
}

std::vector<std::string_view> Table::Variants(std::size_t row, std::string_view column) const {
  std::vector<std::string_view> variants;
  std::string_view rest = Cell(row, column);
  while (!rest.empty()) {
    const std::size_t end = rest.find('|');
    if (end != 0) variants.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return variants;
}

}  // namespace vanthu
