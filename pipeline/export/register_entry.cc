// Tested by tests/pipeline/export/register_entry_test.cc.
#include "pipeline/export/register_entry.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

// Digits of an id that tell a million letters apart (48 bits: one chance in 500), and that a person
// can still type.
constexpr std::size_t kShownIdDigits = 12;

SpreadsheetCell DateCell(const PartialDate& date) {
  if (date.year == 0) return {};
  if (date.month == 0) return {.text = fmt::format("{:04}", date.year), .date = {}};
  if (date.day == 0) {
    return {.text = fmt::format("{:02}/{:04}", date.month, date.year), .date = {}};
  }
  return {.text = fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year), .date = date};
}

SpreadsheetCell TextCell(std::string text) { return {.text = std::move(text), .date = {}}; }

std::string Joined(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : "; ") + part;
  return joined;
}

// "kế hoạch" -> "Kế hoạch".
std::string Capitalized(const std::string& text) {
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  const int32_t first = unicode.moveIndex32(0, 1);
  icu::UnicodeString head = unicode.tempSubString(0, first);
  head.toUpper(icu::Locale::getRoot());
  std::string capitalized;
  (head + unicode.tempSubString(first)).toUTF8String(capitalized);
  return capitalized;
}

std::string Note(const Record& record) {
  std::vector<std::string> parts;
  if (!record.urgency.empty()) parts.push_back(record.urgency);
  if (!record.secrecy.empty()) parts.push_back(record.secrecy);
  // The number behind '#' tells the letters of one file apart.
  const std::size_t mark = std::min(record.id.find('#'), record.id.size());
  parts.push_back(record.id.substr(0, std::min(mark, kShownIdDigits)) + record.id.substr(mark));
  return Joined(parts);
}

}  // namespace

const std::array<SpreadsheetColumn, kRegisterColumns>& RegisterHeadings() {
  static constexpr std::array<SpreadsheetColumn, kRegisterColumns> kHeadings = {{
      {.name = "Ngày đến", .width = 11},
      {.name = "Số đến", .width = 8},
      {.name = "Tác giả", .width = 28},
      {.name = "Số, ký hiệu", .width = 20},
      {.name = "Ngày tháng", .width = 11},
      {.name = "Tên loại và trích yếu nội dung", .width = 60},
      {.name = "Đơn vị hoặc người nhận", .width = 30},
      {.name = "Ngày chuyển", .width = 11},
      {.name = "Ký nhận", .width = 10},
      {.name = "Ghi chú", .width = 20},
  }};
  return kHeadings;
}

RegisterEntry RegisterEntryOf(const Record& record) {
  const IncomingStamp stamp = record.incoming_stamp.value_or(IncomingStamp{});
  std::string about = Capitalized(record.doc_type);
  if (!about.empty() && !record.subject.empty()) about += ": ";
  about += record.subject;
  return {DateCell(stamp.date),
          TextCell(stamp.number),
          TextCell(record.issuer.name.empty() ? record.issuer.parent : record.issuer.name),
          TextCell(record.reference.reference.empty() ? record.reference.symbol
                                                      : record.reference.reference),
          DateCell(record.date),
          TextCell(std::move(about)),
          TextCell(Joined(record.recipients)),
          SpreadsheetCell{},
          SpreadsheetCell{},
          TextCell(Note(record))};
}

}  // namespace vanthu
