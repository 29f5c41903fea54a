// Tested by tests/pipeline/export/spreadsheet_test.cc. libxlsxwriter is spoken to here.
#include "pipeline/export/spreadsheet.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <utility>
#include <vector>

#include "pipeline/display_path.h"

namespace vanthu {
namespace {

// Excel has 1,048,576 rows, the head among them.
constexpr lxw_row_t kRowsOfSheet = 1'000'000;
// Characters a cell holds at most.
constexpr std::size_t kMaxCellCharacters = 32'767;
constexpr std::string_view kCut = "…";
// What a spreadsheet calls the day the file was made: a fixed one (2000-01-01), so that the same
// rows give the same bytes.
constexpr time_t kCreated = 946'684'800;
constexpr int kA4 = 9;            // Excel's number of the paper
constexpr int kFirstYear = 1900;  // Excel's days begin there

std::string Fitting(const std::string& text) {
  std::size_t characters = 0;
  std::size_t cut = 0;  // where one character less than fits ends
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (characters == kMaxCellCharacters - 1) cut = i;
    if (++characters > kMaxCellCharacters) return text.substr(0, cut).append(kCut);
  }
  return text;
}

}  // namespace

struct Spreadsheet::Impl {
  std::string shown;
  std::string folder;  // where rows wait: there is room for the file itself
  std::string name;
  std::vector<std::pair<std::string, int>> columns;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* head = nullptr;
  lxw_format* text = nullptr;
  lxw_format* day = nullptr;
  int sheets = 0;
  lxw_row_t row = 0;

  ~Impl() {
    if (book != nullptr) lxw_workbook_free(book);
  }

  [[nodiscard]] std::unexpected<Error> Fail(lxw_error error) const {
    return std::unexpected(
        Error{Error::Code::kIo, fmt::format("{}: the workbook cannot be written ({}); is the disk "
                                            "full?",
                                            shown, lxw_strerror(error))});
  }

  void AddFormats() {
    head = workbook_add_format(book);
    format_set_bold(head);
    format_set_text_wrap(head);
    format_set_align(head, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(head, LXW_BORDER_THIN);
    text = workbook_add_format(book);
    format_set_text_wrap(text);
    format_set_align(text, LXW_ALIGN_VERTICAL_TOP);
    day = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy");
    format_set_align(day, LXW_ALIGN_LEFT);
    format_set_align(day, LXW_ALIGN_VERTICAL_TOP);
  }

  std::expected<void, Error> NewSheet() {
    ++sheets;
    const std::string sheet_name = sheets == 1 ? name : fmt::format("{} {}", name, sheets);
    sheet = workbook_add_worksheet(book, sheet_name.c_str());
    if (sheet == nullptr) return Fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, columns[i].second, text);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto error = worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i),
                                                columns[i].first.c_str(), head);
      if (error != LXW_NO_ERROR) return Fail(error);
    }
    row = 1;
    return {};
  }
};

Spreadsheet::Spreadsheet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Spreadsheet::Spreadsheet(Spreadsheet&&) noexcept = default;
Spreadsheet& Spreadsheet::operator=(Spreadsheet&&) noexcept = default;
Spreadsheet::~Spreadsheet() = default;

std::expected<Spreadsheet, Error> Spreadsheet::Create(const std::filesystem::path& file,
                                                      std::string_view name,
                                                      std::span<const SpreadsheetColumn> columns) {
  auto impl = std::make_unique<Impl>();
  impl->shown = DisplayPath(file);
  impl->folder = file.has_parent_path() ? file.parent_path().string() : ".";
  impl->name = name;
  for (const SpreadsheetColumn& column : columns) {
    impl->columns.emplace_back(column.name, column.width);
  }
  lxw_workbook_options options = {
      .constant_memory = LXW_TRUE, .tmpdir = impl->folder.data(), .use_zip64 = LXW_TRUE};
  impl->book = workbook_new_opt(file.c_str(), &options);
  if (impl->book == nullptr) return impl->Fail(LXW_ERROR_CREATING_XLSX_FILE);
  lxw_doc_properties properties = {};
  properties.created = kCreated;
  workbook_set_properties(impl->book, &properties);
  impl->AddFormats();
  if (auto made = impl->NewSheet(); !made) return std::unexpected(made.error());
  return Spreadsheet(std::move(impl));
}

std::expected<void, Error> Spreadsheet::Add(std::span<const SpreadsheetCell> row) {
  if (impl_->row > kRowsOfSheet) {
    if (auto made = impl_->NewSheet(); !made) return made;
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const SpreadsheetCell& cell = row[i];
    lxw_error error = LXW_NO_ERROR;
    if (cell.date.year >= kFirstYear && cell.date.day != 0) {
      lxw_datetime day = {.year = cell.date.year,
                          .month = cell.date.month,
                          .day = cell.date.day,
                          .hour = 0,
                          .min = 0,
                          .sec = 0};
      error = worksheet_write_datetime(impl_->sheet, impl_->row, column, &day, impl_->day);
    } else if (!cell.text.empty()) {
      error = worksheet_write_string(impl_->sheet, impl_->row, column, Fitting(cell.text).c_str(),
                                     impl_->text);
    }
    if (error != LXW_NO_ERROR) return impl_->Fail(error);
  }
  ++impl_->row;
  return {};
}

std::expected<void, Error> Spreadsheet::Close() {
  // Frees the workbook whatever comes of it.
  const lxw_error error = workbook_close(std::exchange(impl_->book, nullptr));
  if (error != LXW_NO_ERROR) return impl_->Fail(error);
  return {};
}

}  // namespace vanthu
