// Tested by tests/pipeline/assemble/written_fields_test.cc.
#include "pipeline/assemble/written_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace vanthu {
namespace {

// How much likelier a number is when the file's name has it: archives name a scan for the number
// the clerk wrote nine times in ten and more when the name has the symbol too.
constexpr double kNamedWithSymbol = 40;
constexpr double kNamed = 8;
// What the model left open may be any number: for one certain number a small part of it.
constexpr double kOpenShare = 0.02;

// A date after the receiver's stamp is a misreading of one of the two; one before a document it
// cites likewise, but letters misprint those oftener.
constexpr double kAfterArrival = 0.05;
constexpr double kBeforeCited = 0.15;
// Letters reach the receiver within weeks: a date long before the stamp is less likely.
constexpr double kLongBeforeArrival = 0.5;
constexpr int kUsualDays = 15;

std::string_view WithoutLeadingZeros(std::string_view number) {
  const std::size_t first = number.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view() : number.substr(first);
}

int ValueOf(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int DaysIn(int year, int month) {
  constexpr int kMost = 31;
  for (int day = kMost; day > 0; --day) {
    if (IsLegal({.year = year, .month = month, .day = day})) return day;
  }
  return kMost;
}

double WeightOf(const PartialDate& date, const DateWitnesses& witnesses) {
  double weight = 1;
  if (witnesses.arrival && witnesses.arrival->day != 0) {
    const PartialDate& arrival = *witnesses.arrival;
    if (date > arrival) weight *= kAfterArrival;
    const int days = (arrival.year - date.year) * 372 + (arrival.month - date.month) * 31 +
                     (arrival.day - date.day);
    if (days > kUsualDays) weight *= kLongBeforeArrival;
  }
  for (const PartialDate& cited : witnesses.cited) {
    // A cited date of a later year is a deadline or a slip, not a witness.
    if (cited.day != 0 && cited.year == date.year && cited > date) return weight * kBeforeCited;
  }
  return weight;
}

}  // namespace

std::vector<HeaderField::Reading> WeighNumber(std::span<const HeaderField::Reading> readings,
                                              std::span<const std::string> named, FileName kind) {
  std::vector<HeaderField::Reading> weighed(readings.begin(), readings.end());
  if (named.empty()) return weighed;
  double open = 1;
  for (const HeaderField::Reading& reading : readings) open -= reading.probability;
  open = std::max(open, 0.0);
  const double factor = kind == FileName::kNamesSymbol ? kNamedWithSymbol : kNamed;
  double sum = open;
  for (HeaderField::Reading& reading : weighed) {
    const bool is_named = std::ranges::any_of(named, [&](const std::string& number) {
      return WithoutLeadingZeros(number) == WithoutLeadingZeros(reading.text);
    });
    if (is_named) reading.probability *= factor;
    sum += reading.probability;
  }
  for (const std::string& number : named) {
    const bool is_read = std::ranges::any_of(weighed, [&](const HeaderField::Reading& reading) {
      return WithoutLeadingZeros(number) == WithoutLeadingZeros(reading.text);
    });
    if (is_read || open <= 0) continue;
    const double weight = open * kOpenShare * factor;
    weighed.push_back({.text = number, .probability = weight});
    sum += weight;
  }
  for (HeaderField::Reading& reading : weighed) reading.probability /= sum;
  std::ranges::stable_sort(weighed, std::ranges::greater(), &HeaderField::Reading::probability);
  return weighed;
}

std::vector<DateReading> WeighDate(std::span<const HeaderField::Reading> days,
                                   std::span<const HeaderField::Reading> months,
                                   const DateWitnesses& witnesses) {
  const PartialDate& printed = witnesses.printed;
  if (printed.year == 0) return {};
  std::vector<HeaderField::Reading> all_days(days.begin(), days.end());
  std::vector<HeaderField::Reading> all_months(months.begin(), months.end());
  if (days.empty()) all_days.push_back({.text = std::to_string(printed.day), .probability = 1});
  if (months.empty())
    all_months.push_back({.text = std::to_string(printed.month), .probability = 1});

  double day_open = 1;
  double month_open = 1;
  for (const HeaderField::Reading& day : all_days) day_open -= day.probability;
  for (const HeaderField::Reading& month : all_months) month_open -= month.probability;
  std::vector<DateReading> dates;
  // Readings that mean the same day ("5", "05") add up.
  double sum = 1 - (1 - std::max(0.0, day_open)) * (1 - std::max(0.0, month_open));
  for (const HeaderField::Reading& month : all_months) {
    for (const HeaderField::Reading& day : all_days) {
      PartialDate date = {
          .year = printed.year, .month = ValueOf(month.text), .day = ValueOf(day.text)};
      if (date.month == 0) date.day = 0;
      if (date.day > DaysIn(date.year, date.month) && date.month != 0) continue;
      const double weight = day.probability * month.probability * WeightOf(date, witnesses);
      sum += weight;
      const auto same = std::ranges::find(dates, date, &DateReading::date);
      if (same != dates.end()) {
        same->probability += weight;
      } else {
        dates.push_back({.date = date, .probability = weight});
      }
    }
  }
  if (sum <= 0) return {};
  for (DateReading& date : dates) date.probability /= sum;
  std::ranges::stable_sort(dates, std::ranges::greater(), &DateReading::probability);
  return dates;
}

std::string ReadingsText(std::span<const HeaderField::Reading> readings) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < readings.size() && i < kShown; ++i) {
    if (i > 0) text += ", ";
    text += fmt::format("{} ({:.2f})", readings[i].text, readings[i].probability);
  }
  return text;
}

}  // namespace vanthu
