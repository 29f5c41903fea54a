// Deadlines and recurrences: a phrase as letters print it, and what it means (DOMAIN.md §5).
#pragma once

#include <string>

#include "extractors/fields.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

// How a date is written in running text.
enum class DateStyle { kSlashes, kWords, kHyphens };  // 05/8/2021, 05 tháng 8 năm 2021, 05-8-2021
[[nodiscard]] std::string DateText(const PartialDate& date, DateStyle style);
// "05" and "8": a leading zero for days below 10 and for months 1 and 2 (DOMAIN.md §1.4).
[[nodiscard]] std::string PrintedDay(int day);
[[nodiscard]] std::string PrintedMonth(int month);

[[nodiscard]] PartialDate AddDays(const PartialDate& date, int days);
[[nodiscard]] std::string WeekdayName(const PartialDate& date);  // "thứ Sáu"

// A point in time after `date` that stands behind "hoàn thành" or "gửi về …".
[[nodiscard]] Deadline InventDeadline(const PartialDate& date, Random& random);
// A period that stands behind "thời gian thực hiện".
[[nodiscard]] Deadline InventPeriod(const PartialDate& date, Random& random);
[[nodiscard]] Recurrence InventRecurrence(Random& random);

}  // namespace vanthu::generator
