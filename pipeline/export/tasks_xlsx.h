// tasks_xlsx: tasks as an Excel workbook, in the columns of tasks_columns.
#pragma once

#include <expected>
#include <filesystem>
#include <span>

#include "extractors/error.h"
#include "pipeline/archive/task_list.h"
#include "pipeline/export/spreadsheet.h"

namespace vanthu {

[[nodiscard]] std::expected<Spreadsheet, Error> NewTasksSheet(const std::filesystem::path& file);
// Whole days are dates of the spreadsheet; partial ones stay text.
[[nodiscard]] std::expected<void, Error> AddToSheet(std::span<const ListedTask> tasks,
                                                    Spreadsheet& sheet);

}  // namespace vanthu
