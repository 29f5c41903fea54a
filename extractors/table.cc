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
  table.name_ = name;
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
                                   table.name_ + ":" + std::to_string(number) + ": " +
                                       std::to_string(cells.size()) + " cells where the head has " +
                                       std::to_string(table.columns_.size())});
    }
    table.rows_.push_back({.line = number, .cells = std::move(cells)});
  }
  if (table.columns_.empty()) {
    return std::unexpected(Error{Error::Code::kInvalidData,
                                 table.name_ + ": empty; the first line must name the columns"});
  }
  return table;
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
