// Tested by tests/pipeline/export/csv_cell_test.cc.
#include "pipeline/export/csv_cell.h"

namespace vanthu {
namespace {

bool LooksLikeFormula(std::string_view value) {
  const std::size_t first = value.find_first_not_of(' ');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r\n").find(value[first]) != std::string_view::npos;
}

}  // namespace

std::string CsvCell(std::string_view value) {
  std::string cell(LooksLikeFormula(value) ? "'" : "");
  cell += value;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace vanthu
