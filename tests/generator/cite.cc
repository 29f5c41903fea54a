#include "tests/generator/cite.h"

#include <fmt/format.h>

#include <string_view>

#include "tests/generator/schedule.h"

namespace vanthu::generator {
namespace {

std::string NumberText(int number) { return fmt::format("{:02}", number); }

}  // namespace

CitedDocument InventCitation(const LetterSpec& letter, const Office& office, const Phrases& phrases,
                             const PhraseContext& context, std::string_view role, Random& random) {
  const PartialDate date = AddDays(letter.date, -random.Between(9, 900));
  const std::string topic = phrases.Say("topic", context, random);
  const int number = random.Between(1, 2400);
  const std::string area = context.contains("area") ? context.find("area")->second : "";
  Citation citation;
  citation.date = date;
  citation.role = std::string(role);
  std::string tail;
  int choice = random.Between(0, 6);
  if (letter.regime == Regime::kParty) choice = random.Chance(0.6) ? 5 : random.Between(0, 6);
  // Only a province has a plan of its own committee to cite.
  if (choice == 2 && !area.starts_with("tỉnh")) choice = 3;
  switch (choice) {
    case 0:
      citation.type = "Nghị định";
      citation.reference = fmt::format("{}/{}/NĐ-CP", NumberText(number % 190 + 1), date.year);
      citation.issuer = "Chính phủ";
      citation.subject = "quy định về " + topic;
      tail = citation.subject;
      citation.subject = topic;
      break;
    case 1:
      citation.type = "Quyết định";
      citation.reference = fmt::format("{}/QĐ-TTg", NumberText(number));
      citation.issuer = "Thủ tướng Chính phủ";
      citation.subject = "phê duyệt chương trình " + topic;
      tail = "về việc " + citation.subject;
      break;
    case 2:
      citation.type = random.Chance(0.6) ? "Kế hoạch" : "Chỉ thị";
      citation.reference = fmt::format("{}/{}-UBND", NumberText(number % 310 + 1),
                                       citation.type == "Kế hoạch" ? "KH" : "CT");
      citation.issuer = "UBND " + area;
      citation.subject = "công tác " + topic;
      tail = "về " + citation.subject;
      break;
    case 3:
      citation.type = "Công văn";
      citation.reference = fmt::format("{}/VPCP-KGVX", NumberText(number));
      citation.issuer = "Văn phòng Chính phủ";
      citation.subject = "đôn đốc thực hiện " + topic;
      tail = "về việc " + citation.subject;
      break;
    case 4:
      citation.type = "Thông tư";
      citation.reference = fmt::format("{}/{}/TT-BNV", NumberText(number % 40 + 1), date.year);
      citation.issuer = "Bộ Nội vụ";
      citation.subject = topic;
      tail = "hướng dẫn về " + topic;
      break;
    case 5:
      citation.type = random.Chance(0.5) ? "Chỉ thị" : "Nghị quyết";
      citation.reference =
          fmt::format("{}-{}/{}", NumberText(number % 45 + 1),
                      citation.type == "Chỉ thị" ? "CT" : "NQ", random.Chance(0.5) ? "TU" : "TW");
      citation.issuer =
          citation.reference.ends_with("TW") ? "Bộ Chính trị" : "Ban Thường vụ Tỉnh ủy";
      citation.subject = "tăng cường công tác " + topic;
      tail = "về " + citation.subject;
      break;
    default:
      citation.type = "Công văn";
      citation.reference = office.units.empty() || letter.regime == Regime::kParty
                               ? fmt::format("{}/UBND-TH", NumberText(number))
                               : fmt::format("{}/{}-{}", NumberText(number), office.code,
                                             random.Pick(office.units).code);
      citation.issuer = citation.reference.contains(office.code) && letter.regime == Regime::kState
                            ? office.self
                            : "UBND tỉnh";
      citation.subject = "triển khai " + topic;
      tail = "về việc " + citation.subject;
      break;
  }
  const bool party = letter.regime == Regime::kParty;
  const DateStyle style = random.Chance(0.25) ? DateStyle::kWords
                          : party             ? DateStyle::kHyphens
                                              : DateStyle::kSlashes;
  return {.text = fmt::format("{} số {}{} ngày {} của {} {}", citation.type, citation.reference,
                              party ? "," : "", DateText(date, style), citation.issuer, tail),
          .citation = citation};
}

}  // namespace vanthu::generator
