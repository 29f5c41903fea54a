// written_fields: what a number or day written by hand says once the rest of the letter has spoken.
//
// The digit model gives each reading a probability; the calendar, the receiver's stamp, the dates
// of cited documents and the file's name are witnesses of their own and shift it. None of them
// decides alone: a file may be named for another letter, a stamp may be misread. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/fields.h"
#include "pipeline/document.h"

namespace vanthu {

// Below this a reading is not given as the letter's value, only as a candidate.
inline constexpr double kLeastGiven = 0.5;

// The readings of a number, best first, after the numbers of the file's name (NumbersInFileName)
// were heard. A name that also repeats the symbol knows this letter; one without knows only a
// number.
enum class FileName : std::uint8_t { kNamesSymbol, kNumberOnly };
[[nodiscard]] std::vector<HeaderField::Reading> WeighNumber(
    std::span<const HeaderField::Reading> readings, std::span<const std::string> named,
    FileName kind);

// What the letter says about its date apart from the writing.
struct DateWitnesses {
  PartialDate printed;  // year, and month and day where they are printed; 0 where written
  std::optional<PartialDate> arrival;  // of the incoming stamp
  std::vector<PartialDate> cited;      // of the documents the letter rests on
};
struct DateReading {
  PartialDate date;
  double probability = 0;
};
// The dates the writing may mean, best first; `days` or `months` is empty where that part is print.
[[nodiscard]] std::vector<DateReading> WeighDate(std::span<const HeaderField::Reading> days,
                                                 std::span<const HeaderField::Reading> months,
                                                 const DateWitnesses& witnesses);

// "2096 (0.93), 2046 (0.04)"
[[nodiscard]] std::string ReadingsText(std::span<const HeaderField::Reading> readings);

}  // namespace vanthu
