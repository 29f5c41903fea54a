// One entry an extractor: its name, how it fills its member of Fields, how its values read as text.
//
// Tested by tests/extractors/all_test.cc.
#include "extractors/all.h"

#include <array>

#include "extractors/contacts.h"
#include "extractors/date.h"
#include "extractors/paragraph.h"
#include "extractors/reference.h"
#include "extractors/references.h"

namespace vanthu {
namespace {

std::string Text(const PartialDate& date) { return ToIso(date); }
// A blank number leaves the symbol alone: "/KH-SYT".
std::string Text(const ReferenceNumber& reference) {
  return reference.number.empty() ? "/" + reference.symbol : reference.reference;
}

std::string Text(const Contact& contact) { return contact.type + ": " + contact.value; }
// "Chỉ thị | 34-CT/TW | 2014-04-07 | Bộ Chính trị | basis"; a dash for what is not printed.
std::string Text(const Citation& citation) {
  const auto part = [](const std::string& value) { return value.empty() ? "-" : value; };
  const std::string& what = citation.reference.empty() ? citation.name : citation.reference;
  return citation.type + " | " + what + " | " + part(ToIso(citation.date)) + " | " +
         part(citation.issuer) + " | " + citation.role;
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
    {.name = "references",
     .run =
         [](const Letter& letter, const Knowledge& knowledge, Fields& fields) {
           fields.references = FindReferences(ParagraphsOf(letter), fields.reference, knowledge);
         },
     .mentions = [](const Fields& fields) { return Mentions(fields.references); }},
    {.name = "contacts",
     .run = [](const Letter& letter, const Knowledge&,
               Fields& fields) { fields.contacts = FindContacts(letter, ParagraphsOf(letter)); },
     .mentions = [](const Fields& fields) { return Mentions(fields.contacts); }},
});

}  // namespace

std::span<const Extractor> AllExtractors() { return kExtractors; }

Fields Extract(const Letter& letter, const Knowledge& knowledge) {
  Fields fields;
  for (const Extractor& extractor : kExtractors) extractor.run(letter, knowledge, fields);
  return fields;
}

}  // namespace vanthu
