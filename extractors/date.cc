// Tested by tests/extractors/date_test.cc.
#include "extractors/date.h"

#include "extractors/date_line.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kFull = 0.98;
constexpr double kPartial = 0.9;
constexpr double kGarbled = 0.6;
// Half of them are right on scans: the other digit was written by hand and not seen.
constexpr double kUnpadded = 0.6;

}  // namespace

std::vector<Found<PartialDate>> FindDate(const Letter& letter) {
  std::vector<Found<PartialDate>> found;
  for (const PlacedDateLine& one : DateLinesOf(letter)) {
    const DateLine& parsed = one.parsed;
    Found<PartialDate> date;
    date.value = parsed.date;
    const std::size_t begin = one.line->span.begin;
    date.spans = {{begin + parsed.value.begin, begin + parsed.value.end}};
    if (parsed.is_garbled) {
      date.rule = "date_line_garbled";
      date.confidence = kGarbled * one.trust;
    } else if (parsed.date.day == 0) {
      date.rule = "date_line_blank";
      date.confidence = kPartial * one.trust;
    } else if (parsed.is_unpadded) {
      date.rule = "date_line_unpadded";
      date.confidence = kUnpadded * one.trust;
    } else {
      date.rule = "date_line";
      date.confidence = kFull * one.trust;
    }
    found.push_back(std::move(date));
  }
  return found;
}

}  // namespace vanthu
