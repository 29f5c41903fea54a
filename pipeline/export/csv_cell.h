// csv_cell: a value as a cell of comma-separated values (RFC 4180) that no spreadsheet takes for a
// formula.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// Quoted where it must be. Text that begins as a formula does (=, +, -, @, a tab or a line end),
// after spaces as well, gets an apostrophe in front, which spreadsheets take for "this is text":
// what a scan says must not run on the reader's machine.
[[nodiscard]] std::string CsvCell(std::string_view value);

}  // namespace vanthu
