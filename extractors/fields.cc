// Tested by tests/extractors/fields_test.cc.
#include "extractors/fields.h"

#include <array>
#include <cstdio>

namespace vanthu {
namespace {

// The number of `text`, all of it decimal digits; nothing otherwise.
std::optional<int> Digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::string ToIso(const PartialDate& date) {
  if (date.year == 0) return "";
  std::array<char, 40> buffer{};
  if (date.month == 0) {
    std::snprintf(buffer.data(), buffer.size(), "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return buffer.data();
}

std::optional<PartialDate> DateFromIso(std::string_view iso) {
  PartialDate date;
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const auto year = Digits(iso.substr(0, 4));
  if (!year) return std::nullopt;
  date.year = *year;
  if (iso.size() >= 7) {
    const auto month = Digits(iso.substr(5, 2));
    if (!month || iso[4] != '-') return std::nullopt;
    date.month = *month;
    if (date.month == 0) return std::nullopt;
  }
  if (iso.size() == 10) {
    const auto day = Digits(iso.substr(8, 2));
    if (!day || iso[7] != '-') return std::nullopt;
    date.day = *day;
    if (date.day == 0) return std::nullopt;
  }
  return IsLegal(date) ? std::optional(date) : std::nullopt;
}

bool IsLegal(const PartialDate& date) {
  if (date.year < 1 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= DaysInMonth(date.year, date.month);
}

std::string_view NameOf(Task::Kind kind) {
  switch (kind) {
    case Task::Kind::kTask:
      break;
    case Task::Kind::kSection:
      return "section";
    case Task::Kind::kInfo:
      return "info";
  }
  return "task";
}

}  // namespace vanthu
