#include "tests/generator/schedule.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string_view>
#include <vector>

namespace vanthu::generator {
namespace {

std::chrono::sys_days ToDays(const PartialDate& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

PartialDate FromDays(std::chrono::sys_days days) {
  const std::chrono::year_month_day calendar(days);
  return {.year = static_cast<int>(calendar.year()),
          .month = static_cast<int>(static_cast<unsigned>(calendar.month())),
          .day = static_cast<int>(static_cast<unsigned>(calendar.day()))};
}

PartialDate LastOfMonth(int year, int month) {
  const std::chrono::year_month_day_last last = std::chrono::year(year) /
                                                std::chrono::month(static_cast<unsigned>(month)) /
                                                std::chrono::last;
  return {.year = year, .month = month, .day = static_cast<int>(static_cast<unsigned>(last.day()))};
}

struct RecurrencePhrase {
  std::string_view text;
  std::array<std::string_view, 2> rules;
};

constexpr std::array kRecurrences = {
    RecurrencePhrase{"định kỳ hàng tháng", {"FREQ=MONTHLY", ""}},
    RecurrencePhrase{"định kỳ hằng quý", {"FREQ=MONTHLY;INTERVAL=3", ""}},
    RecurrencePhrase{"định kỳ 6 tháng và hằng năm", {"FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"}},
    RecurrencePhrase{"thứ Sáu hàng tuần", {"FREQ=WEEKLY;BYDAY=FR", ""}},
    RecurrencePhrase{"thứ Hai hàng tuần", {"FREQ=WEEKLY;BYDAY=MO", ""}},
};

}  // namespace

std::string PrintedDay(int day) { return fmt::format("{:02}", day); }

std::string PrintedMonth(int month) {
  return month <= 2 ? fmt::format("{:02}", month) : std::to_string(month);
}

std::string DateText(const PartialDate& date, DateStyle style) {
  const std::string day = PrintedDay(date.day);
  const std::string month = PrintedMonth(date.month);
  switch (style) {
    case DateStyle::kSlashes:
      return fmt::format("{}/{}/{}", day, month, date.year);
    case DateStyle::kWords:
      return fmt::format("{} tháng {} năm {}", day, month, date.year);
    case DateStyle::kHyphens:
      return fmt::format("{}-{}-{}", day, month, date.year);
  }
  return {};
}

PartialDate AddDays(const PartialDate& date, int days) {
  return FromDays(ToDays(date) + std::chrono::days(days));
}

std::string WeekdayName(const PartialDate& date) {
  constexpr std::array<std::string_view, 7> kNames = {"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                      "thứ Năm",  "thứ Sáu", "thứ Bảy"};
  return std::string(kNames[std::chrono::weekday(ToDays(date)).c_encoding()]);
}

Deadline InventDeadline(const PartialDate& date, Random& random) {
  const PartialDate due = AddDays(date, random.Between(4, 75));
  const std::string slashes = DateText(due, DateStyle::kSlashes);
  Deadline deadline{.text = {}, .date = ToIso(due), .start = {}, .end = {}};
  switch (random.Between(0, 9)) {
    case 0:
    case 1:
    case 2:
      deadline.text = "trước ngày " + slashes;
      break;
    case 3:
      deadline.text = "trước ngày " + DateText(due, DateStyle::kWords);
      break;
    case 4:
      deadline.text = "chậm nhất ngày " + slashes;
      break;
    case 5:
      deadline.text = "chậm nhất là ngày " + slashes;
      break;
    case 6:
      deadline.text = "không muộn hơn ngày " + slashes;
      break;
    case 7:
      deadline.text = fmt::format("trước {} giờ 00 ngày {}", random.Between(8, 17), slashes);
      break;
    case 8:
      deadline.text = fmt::format("trong tháng {} năm {}", PrintedMonth(due.month), due.year);
      deadline.date.clear();
      deadline.start = ToIso({due.year, due.month, 1});
      deadline.end = ToIso(LastOfMonth(due.year, due.month));
      break;
    default: {
      constexpr std::array<std::string_view, 4> kQuarters = {"I", "II", "III", "IV"};
      const int quarter = (due.month - 1) / 3;
      deadline.text =
          fmt::format("trong quý {}/{}", kQuarters[static_cast<std::size_t>(quarter)], due.year);
      deadline.date.clear();
      deadline.start = ToIso({due.year, quarter * 3 + 1, 1});
      deadline.end = ToIso(LastOfMonth(due.year, quarter * 3 + 3));
      break;
    }
  }
  return deadline;
}

Deadline InventPeriod(const PartialDate& date, Random& random) {
  const PartialDate first = AddDays(date, random.Between(3, 40));
  const PartialDate last = AddDays(first, random.Between(5, 90));
  return {
      .text = fmt::format("từ ngày {} đến {}ngày {}", DateText(first, DateStyle::kSlashes),
                          random.Chance(0.5) ? "hết " : "", DateText(last, DateStyle::kSlashes)),
      .date = {},
      .start = ToIso(first),
      .end = ToIso(last)};
}

Recurrence InventRecurrence(Random& random) {
  const int choice = random.Between(0, static_cast<int>(kRecurrences.size()) + 2);
  if (choice < static_cast<int>(kRecurrences.size())) {
    const RecurrencePhrase& phrase = kRecurrences[static_cast<std::size_t>(choice)];
    Recurrence recurrence{.text = std::string(phrase.text), .rrules = {}};
    for (const std::string_view rule : phrase.rules) {
      if (!rule.empty()) recurrence.rrules.emplace_back(rule);
    }
    return recurrence;
  }
  const int day = random.Between(1, 28);
  if (choice == static_cast<int>(kRecurrences.size())) {
    return {.text = fmt::format("vào ngày {} hàng tháng", PrintedDay(day)),
            .rrules = {fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", day)}};
  }
  if (choice == static_cast<int>(kRecurrences.size()) + 1) {
    return {.text = fmt::format("trước ngày {} hằng tháng", PrintedDay(day)),
            .rrules = {fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", day)}};
  }
  const int month = random.Between(1, 12);
  return {.text = fmt::format("trước ngày {}/{} hằng năm", PrintedDay(day), PrintedMonth(month)),
          .rrules = {fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", month, day)}};
}

}  // namespace vanthu::generator
