// Tested by tests/pipeline/export/letter_ead_test.cc.
#include "pipeline/export/letter_ead.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "pipeline/export/xml_text.h"

namespace vanthu {
namespace {

constexpr std::string_view kOtherType = "32";
constexpr std::string_view kVietnamese = "01";  // language
constexpr std::string_view kSecret = "03";      // mode
constexpr std::string_view kDigitised = "02";   // confidenceLevel: made from paper

// typeName: code list of the circular.
constexpr auto kTypeCodes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"nghị quyết", "01"},     {"quyết định", "02"}, {"chỉ thị", "03"},
    {"quy chế", "04"},        {"quy định", "05"},   {"thông cáo", "06"},
    {"thông báo", "07"},      {"hướng dẫn", "08"},  {"chương trình", "09"},
    {"kế hoạch", "10"},       {"phương án", "11"},  {"đề án", "12"},
    {"dự án", "13"},          {"báo cáo", "14"},    {"tờ trình", "15"},
    {"giấy ủy quyền", "16"},  {"phiếu gửi", "17"},  {"phiếu chuyển", "18"},
    {"phiếu báo", "19"},      {"biên bản", "20"},   {"hợp đồng", "21"},
    {"công văn", "22"},       {"công điện", "23"},  {"bản ghi nhớ", "24"},
    {"bản thỏa thuận", "25"}, {"giấy mời", "26"},   {"giấy giới thiệu", "27"},
    {"giấy nghỉ phép", "28"}, {"thư công", "29"},
});

// At most so many characters; what is longer ends in "…".
std::string Fitting(const std::string& text, std::size_t max_characters) {
  std::size_t characters = 0;
  std::size_t cut = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (characters == max_characters - 1) cut = i;
    if (++characters > max_characters) return text.substr(0, cut) + "…";
  }
  return text;
}

// DD/MM/YYYY; "" unless the day is known.
std::string DayOf(const PartialDate& date) {
  if (date.day == 0) return "";
  return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

std::string_view TypeCode(std::string_view doc_type) {
  const auto found =
      std::ranges::find(kTypeCodes, doc_type, [](const auto& entry) { return entry.first; });
  return found == kTypeCodes.end() ? kOtherType : found->second;
}

}  // namespace

std::string LetterAsEad(const Record& record) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("simpledc");
  const auto add = [&root](const char* name, std::string_view value, std::size_t max_characters) {
    if (value.empty()) return;
    root.append_child(name).text() = XmlText(Fitting(std::string(value), max_characters)).c_str();
  };
  if (!record.doc_type.empty()) add("typeName", TypeCode(record.doc_type), 10);
  add("codeNumber", record.reference.number, 11);
  add("codeNotation", record.reference.symbol, 30);
  add("issuedDate", DayOf(record.date), 10);
  add("organName", record.issuer.name, 200);
  add("subject", record.subject, 500);
  add("language", kVietnamese, 100);
  if (record.source.pages > 0) add("numberOfPage", fmt::format("{}", record.source.pages), 4);
  if (!record.secrecy.empty()) add("mode", kSecret, 20);
  add("confidenceLevel", kDigitised, 30);
  std::string description = "vanthu " + record.id;
  // A date that is not whole has no other place.
  if (record.date.year != 0 && record.date.day == 0) {
    description +=
        "; " + (record.date.month == 0
                    ? fmt::format("năm {}", record.date.year)
                    : fmt::format("tháng {} năm {}", record.date.month, record.date.year));
  }
  add("description", description, 500);
  return XmlBytes(document);
}

}  // namespace vanthu
