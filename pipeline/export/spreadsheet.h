// spreadsheet: rows as an Excel workbook (XLSX), written as they come.
//
//   auto sheet = Spreadsheet::Create(path, "Nhiệm vụ", {{"Hạn", 12}, {"Nhiệm vụ", 60}});
//   sheet->Add({{.date = due}, {.text = "…"}}); …
//   sheet->Close();
//
// Dates are dates, everything else is text, so that nothing a scan says is taken for a formula. The
// same rows give the same bytes.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "extractors/fields.h"

namespace vanthu {

struct SpreadsheetColumn {
  std::string_view name;
  int width = 12;  // characters
};

struct SpreadsheetCell {
  std::string text;
  PartialDate date = {};  // a whole day: written as a date instead of the text
};

class Spreadsheet {
 public:
  // `name` is the sheet's, of at most 25 characters.
  [[nodiscard]] static std::expected<Spreadsheet, Error> Create(
      const std::filesystem::path& file, std::string_view name,
      std::span<const SpreadsheetColumn> columns);
  Spreadsheet(Spreadsheet&&) noexcept;
  Spreadsheet& operator=(Spreadsheet&&) noexcept;
  ~Spreadsheet();

  // A sheet holds a million rows; the next ones go to a further sheet.
  [[nodiscard]] std::expected<void, Error> Add(std::span<const SpreadsheetCell> row);
  // The file is whole after this.
  [[nodiscard]] std::expected<void, Error> Close();

 private:
  struct Impl;
  explicit Spreadsheet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
