// Tested by tests/pipeline/export/recurrence_start_test.cc.
#include "pipeline/export/recurrence_start.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace vanthu {
namespace {

using std::chrono::sys_days;

// February 29 comes once in eight years at the worst.
constexpr int kMaxDays = 8 * 366 + 1;
constexpr std::array<std::string_view, 7> kWeekdays = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

struct Rule {
  std::vector<int> months;
  std::vector<int> month_days;  // negative: from the month's end
  std::vector<int> weekdays;    // from Sunday, 0
};

std::vector<std::string_view> Cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> Number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Reads the numbers of a list between -`most` and `most`, without 0.
bool ReadNumbers(std::string_view list, int most, std::vector<int>& numbers) {
  for (const std::string_view part : Cut(list, ',')) {
    const auto number = Number(part);
    if (!number || *number == 0 || *number > most || *number < -most) return false;
    numbers.push_back(*number);
  }
  return true;
}

bool ReadWeekdays(std::string_view list, std::vector<int>& weekdays) {
  for (const std::string_view part : Cut(list, ',')) {
    const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), part);
    if (found == kWeekdays.end()) return false;
    weekdays.push_back(static_cast<int>(found - kWeekdays.begin()));
  }
  return true;
}

std::optional<Rule> Parse(std::string_view rrule) {
  Rule rule;
  bool has_frequency = false;
  for (const std::string_view part : Cut(rrule, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(equals + 1);
    bool is_read = false;
    if (name == "FREQ") {
      is_read = value == "DAILY" || value == "WEEKLY" || value == "MONTHLY" || value == "YEARLY";
      has_frequency = is_read;
    } else if (name == "INTERVAL" || name == "COUNT") {
      is_read = Number(value).value_or(0) > 0;
    } else if (name == "BYMONTH") {
      is_read = ReadNumbers(value, 12, rule.months);
    } else if (name == "BYMONTHDAY") {
      is_read = ReadNumbers(value, 31, rule.month_days);
    } else if (name == "BYDAY") {
      is_read = ReadWeekdays(value, rule.weekdays);
    } else if (name == "UNTIL") {
      is_read =
          value.size() >= 8 && value.find_first_not_of("0123456789TZ") == std::string_view::npos;
    }
    if (!is_read) return std::nullopt;
  }
  return has_frequency ? std::optional(rule) : std::nullopt;
}

bool Fits(const Rule& rule, sys_days day) {
  const auto contains = [](const std::vector<int>& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  const std::chrono::year_month_day date(day);
  const int month_day = static_cast<int>(static_cast<unsigned>(date.day()));
  const auto last = static_cast<int>(static_cast<unsigned>(
      std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month()))
          .day()));
  const auto month = static_cast<int>(static_cast<unsigned>(date.month()));
  const auto weekday = static_cast<int>(std::chrono::weekday(day).c_encoding());
  if (!rule.months.empty() && !contains(rule.months, month)) return false;
  if (!rule.weekdays.empty() && !contains(rule.weekdays, weekday)) return false;
  return rule.month_days.empty() || contains(rule.month_days, month_day) ||
         contains(rule.month_days, month_day - last - 1);
}

}  // namespace

std::optional<PartialDate> FirstOccurrence(std::string_view rrule, const PartialDate& from) {
  const std::optional<Rule> rule = Parse(rrule);
  if (!rule) return std::nullopt;
  sys_days day = std::chrono::year(from.year) /
                 std::chrono::month(static_cast<unsigned>(from.month)) /
                 std::chrono::day(static_cast<unsigned>(from.day));
  for (int i = 0; i < kMaxDays; ++i, day += std::chrono::days(1)) {
    if (!Fits(*rule, day)) continue;
    const std::chrono::year_month_day date(day);
    return PartialDate{static_cast<int>(date.year()),
                       static_cast<int>(static_cast<unsigned>(date.month())),
                       static_cast<int>(static_cast<unsigned>(date.day()))};
  }
  return std::nullopt;
}

std::optional<PartialDate> FirstOccurrenceOf(const ListedTask& task, std::size_t rule) {
  if (rule >= task.rrules.size()) return std::nullopt;
  std::optional<PartialDate> from = DateFromIso(task.start);
  if (!from || from->year == 0) from = DateFromIso(task.letter_date);
  if (!from || from->year == 0) return std::nullopt;
  return FirstOccurrence(task.rrules[rule], FirstDayOf(*from));
}

PartialDate FirstDayOf(PartialDate date) {
  date.month = std::max(date.month, 1);
  date.day = std::max(date.day, 1);
  return date;
}

}  // namespace vanthu
