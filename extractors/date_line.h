// date_line: the grammar of "Kiên Giang, ngày 07 tháng 11 năm 2017" (Nghị định 30/2020/NĐ-CP, Phụ
// lục I, II.4), shared by the zoning of plain text and by the extractors of date and place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"
#include "extractors/span.h"

namespace vanthu {

struct DateLine {
  PartialDate date;          // day, or day and month, 0 when the letter leaves them blank
  bool is_garbled = false;   // something stands where day or month belong, but no legal number
  bool is_unpadded = false;  // "ngày 2 tháng": the decree wants "02", so a digit may be lost
  Span value;                // "ngày … năm 2017" in the line
  Span place;                // "Kiên Giang" in the line; empty when no place stands before a comma
  bool ends_line = false;    // nothing but punctuation after the year
  bool starts_line = false;  // nothing but the place before the day
};

[[nodiscard]] std::optional<DateLine> ParseDateLine(std::string_view line);

// A date line where a letter may have one, and how far its place may be trusted, 0 to 1.
struct PlacedDateLine {
  const Line* line = nullptr;
  DateLine parsed;
  double trust = 1;
};
// The letter's own first; those of enclosed letters and above signatures after it.
[[nodiscard]] std::vector<PlacedDateLine> DateLinesOf(const Letter& letter);

}  // namespace vanthu
