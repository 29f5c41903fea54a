// Tested by tests/extractors/date_test.cc.
#include "extractors/date.h"

#include <algorithm>

#include "extractors/date_line.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kFull = 0.98;
constexpr double kPartial = 0.9;
constexpr double kGarbled = 0.6;
// A date outside its box may belong to a sentence.
constexpr double kOutsideTheBox = 0.85;
// Old decisions carry the date above the signature.
constexpr double kInSignature = 0.5;

bool MayHoldDate(Zone zone) {
  switch (zone) {
    case Zone::kDate:
    case Zone::kUnknown:
    case Zone::kHeaderLeft:
    case Zone::kHeaderRight:
    case Zone::kNumber:
    case Zone::kSignature:
      return true;
    default:
      return false;
  }
}

double ZoneFactor(Zone zone, const DateLine& parsed) {
  if (zone == Zone::kDate) return 1;
  // In a sentence words go on before or after: "Ngày 09 tháng 11 năm 2017, Sở Y tế ban hành …".
  if (!parsed.ends_line || (!parsed.starts_line && parsed.place.empty())) return 0;
  if (zone != Zone::kSignature) return kOutsideTheBox;
  return parsed.starts_line ? kInSignature : 0;
}

}  // namespace

std::vector<Found<PartialDate>> FindDate(const Letter& letter) {
  std::vector<Found<PartialDate>> found;
  for (const Line& line : letter.lines) {
    if (!MayHoldDate(line.zone)) continue;
    const auto parsed = ParseDateLine(letter.TextOf(line));
    if (!parsed) continue;
    const double factor = ZoneFactor(line.zone, *parsed);
    if (factor == 0) continue;
    Found<PartialDate> one;
    one.value = parsed->date;
    one.spans = {{line.span.begin + parsed->value.begin, line.span.begin + parsed->value.end}};
    if (parsed->is_garbled) {
      one.rule = "date_line_garbled";
      one.confidence = kGarbled * factor;
    } else if (parsed->date.day == 0) {
      one.rule = "date_line_blank";
      one.confidence = kPartial * factor;
    } else {
      one.rule = "date_line";
      one.confidence = kFull * factor;
    }
    found.push_back(std::move(one));
  }
  // Above the signature is the last resort; among the rest the letter's own comes first.
  std::ranges::stable_partition(
      found, [](const Found<PartialDate>& one) { return one.confidence > kInSignature; });
  return found;
}

}  // namespace vanthu
