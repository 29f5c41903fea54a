// One entry an extractor: its name, how it fills its member of Fields, how its values read as text.
//
// Tested by tests/extractors/all_test.cc.
#include "extractors/all.h"

#include <array>

#include "extractors/date.h"
#include "extractors/reference.h"

namespace vanthu {
namespace {

std::string Text(const PartialDate& date) { return ToIso(date); }
// A blank number leaves the symbol alone: "/KH-SYT".
std::string Text(const ReferenceNumber& reference) {
  return reference.number.empty() ? "/" + reference.symbol : reference.reference;
}

template <typename T>
std::vector<Mention> Mentions(const std::vector<Found<T>>& values) {
  std::vector<Mention> mentions;
  mentions.reserve(values.size());
  for (const Found<T>& one : values) {
    mentions.push_back({.spans = one.spans, .value = Text(one.value), .rule = one.rule});
  }
  return mentions;
}

// In the order they run.
constexpr auto kExtractors = std::to_array<Extractor>({
    {.name = "reference",
     .run = [](const Letter& letter, const Knowledge& knowledge,
               Fields& fields) { fields.reference = FindReference(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.reference); }},
    {.name = "date",
     .run = [](const Letter& letter, const Knowledge&,
               Fields& fields) { fields.date = FindDate(letter); },
     .mentions = [](const Fields& fields) { return Mentions(fields.date); }},
});

}  // namespace

std::span<const Extractor> AllExtractors() { return kExtractors; }

Fields Extract(const Letter& letter, const Knowledge& knowledge) {
  Fields fields;
  for (const Extractor& extractor : kExtractors) extractor.run(letter, knowledge, fields);
  return fields;
}

}  // namespace vanthu
