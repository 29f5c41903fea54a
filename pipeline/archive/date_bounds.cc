// Tested by tests/pipeline/archive/date_bounds_test.cc.
#include "pipeline/archive/date_bounds.h"

#include <fmt/core.h>
#include <re2/re2.h>

#include <optional>

namespace vanthu {

std::expected<PartialDate, Error> DateFromOption(std::string_view option, std::string_view typed) {
  static const RE2 kDayFirst(R"((?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4}))");
  if (const std::optional<PartialDate> date = DateFromIso(typed); date && date->year != 0) {
    return *date;
  }
  PartialDate date;
  std::string day;
  const re2::StringPiece text(typed.data(), typed.size());
  if (RE2::FullMatch(text, kDayFirst, &day, &date.month, &date.year)) {
    date.day = day.empty() ? 0 : std::stoi(day);
    const bool has_zero = date.month == 0 || (!day.empty() && date.day == 0);
    if (!has_zero && IsLegal(date)) return date;
  }
  return std::unexpected(
      Error{Error::Code::kUsage,
            fmt::format("{}: '{}' is no date; write 2024, 2024-07, 2024-07-05 or 5/7/2024", option,
                        typed)});
}

PartialDate LastDay(PartialDate date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) {
    date.day = 31;
    while (!IsLegal(date)) --date.day;
  }
  return date;
}

PartialDate LowerBound(PartialDate date) {
  if (date.day == 1) date.day = 0;
  if (date.day == 0 && date.month == 1) date.month = 0;
  return date;
}

}  // namespace vanthu
