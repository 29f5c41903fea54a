// Tested by tests/extractors/letter_test.cc.
#include "extractors/letter.h"

#include <array>
#include <utility>

namespace vanthu {
namespace {

constexpr std::array<std::pair<Zone, std::string_view>, 22> kZoneNames = {{
    {Zone::kUnknown, "unknown"},
    {Zone::kHeaderLeft, "header_left"},
    {Zone::kHeaderRight, "header_right"},
    {Zone::kNumber, "number"},
    {Zone::kDate, "date"},
    {Zone::kSubject, "subject"},
    {Zone::kTitle, "title"},
    {Zone::kRecipients, "recipients"},
    {Zone::kBody, "body"},
    {Zone::kTable, "table"},
    {Zone::kDistribution, "distribution"},
    {Zone::kSignature, "signature"},
    {Zone::kAddress, "address"},
    {Zone::kIncomingStamp, "incoming_stamp"},
    {Zone::kUrgencyStamp, "urgency_stamp"},
    {Zone::kSecrecyStamp, "secrecy_stamp"},
    {Zone::kCirculationStamp, "circulation_stamp"},
    {Zone::kCopyBlock, "copy_block"},
    {Zone::kDigitalSignature, "digital_signature"},
    {Zone::kPageNumber, "page_number"},
    {Zone::kHandwriting, "handwriting"},
    {Zone::kNoise, "noise"},
}};

}  // namespace

std::string_view ZoneName(Zone zone) {
  for (const auto& [value, name] : kZoneNames) {
    if (value == zone) return name;
  }
  return "unknown";
}

Zone ZoneFromName(std::string_view name) {
  for (const auto& [value, text] : kZoneNames) {
    if (text == name) return value;
  }
  return Zone::kUnknown;
}

bool IsAside(Zone zone) {
  switch (zone) {
    case Zone::kAddress:
    case Zone::kIncomingStamp:
    case Zone::kUrgencyStamp:
    case Zone::kSecrecyStamp:
    case Zone::kCirculationStamp:
    case Zone::kDigitalSignature:
    case Zone::kPageNumber:
    case Zone::kHandwriting:
    case Zone::kNoise:
      return true;
    default:
      return false;
  }
}

Letter LetterFromText(std::string_view text, Zone zone) {
  Letter letter{.text = std::string(text), .lines = {}};
  std::size_t begin = 0;
  while (begin <= letter.text.size()) {
    const std::size_t end = std::min(letter.text.find('\n', begin), letter.text.size());
    letter.lines.push_back({.span = {begin, end}, .zone = zone, .page = 1});
    begin = end + 1;
  }
  return letter;
}

}  // namespace vanthu
