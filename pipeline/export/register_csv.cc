// Tested by tests/pipeline/export/register_csv_test.cc.
#include "pipeline/export/register_csv.h"

#include "pipeline/export/csv_cell.h"

namespace vanthu {

std::string RegisterCsvHead() {
  std::string line;
  for (const SpreadsheetColumn& heading : RegisterHeadings()) {
    if (!line.empty()) line += ',';
    line += CsvCell(heading.name);
  }
  return line + "\r\n";
}

std::string RegisterCsvRow(const RegisterEntry& entry) {
  std::string line;
  for (std::size_t i = 0; i < entry.size(); ++i) {
    if (i > 0) line += ',';
    line += CsvCell(entry[i].text);
  }
  return line + "\r\n";
}

}  // namespace vanthu
