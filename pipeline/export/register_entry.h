// register_entry: a letter as a line of the State's register of incoming documents (sổ đăng ký văn
// bản đến: Nghị định 30/2020/NĐ-CP, Phụ lục IV; DOMAIN.md §3.1).
//
// The clerk's own columns (Ngày chuyển, Ký nhận) stay empty. The addressees stand where the clerk
// writes who gets the letter, for they are all that the letter says of it. The note begins with
// urgency and secrecy and ends with the id by which `vanthu show` finds the letter again. Pure.
#pragma once

#include <array>
#include <cstddef>

#include "pipeline/export/spreadsheet.h"
#include "pipeline/record.h"

namespace vanthu {

inline constexpr std::size_t kRegisterColumns = 10;

[[nodiscard]] const std::array<SpreadsheetColumn, kRegisterColumns>& RegisterHeadings();

// Dates are texts as people write them ("06/03/2021", "03/2021", "2021"), and days where they are
// whole.
using RegisterEntry = std::array<SpreadsheetCell, kRegisterColumns>;

[[nodiscard]] RegisterEntry RegisterEntryOf(const Record& record);

}  // namespace vanthu
