// Tested by tests/extractors/place_test.cc.
#include "extractors/place.h"

#include "extractors/date_line.h"
#include "extractors/fold.h"
#include "extractors/gazetteer.h"
#include "extractors/name_case.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kPrinted = 0.98;
constexpr double kMended = 0.85;

}  // namespace

std::vector<Found<std::string>> FindPlace(const Letter& letter, const Knowledge& knowledge) {
  std::vector<Found<std::string>> found;
  for (const PlacedDateLine& one : DateLinesOf(letter)) {
    if (one.parsed.place.empty()) continue;
    const std::string_view line = letter.TextOf(*one.line);
    const std::string_view printed = one.parsed.place.Of(line);
    Found<std::string> place;
    place.value = knowledge.name_case().Sentence(printed);
    place.rule = "place_before_date";
    place.confidence = kPrinted * one.trust;
    // "Hoa Binh" and "Cân Thơ" have lost marks; "Hoà Bình" only sets one elsewhere.
    const Province* province = knowledge.gazetteer().Named(Fold(printed), one.parsed.date);
    if (province != nullptr && Fold(province->name) == Fold(printed) &&
        CanonicalTone(province->name) != CanonicalTone(place.value)) {
      place.value = province->name;
      place.rule = "place_mended";
      place.confidence = kMended * one.trust;
    }
    const std::size_t begin = one.line->span.begin;
    place.spans = {{begin + one.parsed.place.begin, begin + one.parsed.place.end}};
    found.push_back(std::move(place));
  }
  return found;
}

}  // namespace vanthu
