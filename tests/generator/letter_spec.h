// LetterSpec: an invented letter as a value, before it is set in type: what is printed and what is
// true of it.
//
// The printed strings and the true fields are made together by Inventor, so the truth never depends
// on reading anything back. Plain values throughout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fields.h"

namespace vanthu::generator {

enum class Kind : std::uint8_t {
  kOfficialLetter,  // công văn
  kDirective,       // chỉ thị
  kPlan,            // kế hoạch
  kDecision,        // quyết định
  kNotice,          // thông báo
  kInvitation,      // giấy mời
  kProposal,        // tờ trình
  kGuidance,        // hướng dẫn
  kReport,          // báo cáo
  kPartyCircular,   // thông tri: the Party alone has it
};
inline constexpr int kKindCount = 10;
[[nodiscard]] std::string_view KindSlug(Kind kind);  // "cong_van": for file names and flags
[[nodiscard]] std::optional<Kind> KindFromSlug(std::string_view slug);

// Whose rules of form the letter follows (DOMAIN.md §1 and §2).
enum class Regime : std::uint8_t { kState, kParty };

// How a number or a day got onto the paper.
enum class Entry : std::uint8_t { kPrinted, kHandwritten, kBlank };

// One paragraph of the body as the decree sets it.
struct BodyParagraph {
  enum class Style : std::uint8_t {
    kPlain,    // justified, first line indented
    kBasis,    // Căn cứ …: italic since 2020
    kHeading,  // bold, on its own line
    kCenter,   // centred, bold: QUYẾT ĐỊNH:, an authority line
  };
  Style style = Style::kPlain;
  std::string label;  // "1.", "a)", "-", "Điều 2."; empty for a paragraph without one
  std::string text;   // without the label
  bool bold_label = false;
};

// A page of its own behind the letter.
struct Appendix {
  std::string title;
  std::string note;                            // "(Kèm theo …)"
  std::vector<std::vector<std::string>> rows;  // the first row is the head
};

struct LetterSpec {
  std::uint64_t seed = 0;
  Kind kind = Kind::kOfficialLetter;
  Regime regime = Regime::kState;

  // Header, as printed.
  std::vector<std::string> parent_lines;  // capitals, not bold
  std::vector<std::string> issuer_lines;  // capitals, bold
  std::string number_label;               // "Số:" or "Số"
  Entry number_entry = Entry::kPrinted;
  std::string printed_day;    // "05"; "" when left blank
  std::string printed_month;  // "7"
  Entry day_entry = Entry::kPrinted;
  std::string title_lead;  // "Về việc ", "V/v " or "" before the subject
  std::string recipients_label;
  std::string recipients_note;  // "(sau đây gọi chung là …)" or ""
  std::vector<BodyParagraph> body;
  std::vector<std::string> signature_lines;  // capitals: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
  std::string name_prefix;                   // "ThS. " or ""
  std::string seal_text;                     // the body on the seal, capitals
  std::string address_line;                  // "" for none
  std::string incoming_body;                 // on the incoming stamp
  std::optional<Appendix> appendix;

  // True fields (DESIGN.md §3).
  std::string doc_type;
  ReferenceNumber reference;
  std::string place;
  PartialDate date;
  Issuer issuer;
  std::string subject;
  std::vector<std::string> recipients;
  std::vector<std::string> distribution;
  Signer signer;
  std::string urgency;
  std::string secrecy;
  std::optional<IncomingStamp> incoming_stamp;
  std::vector<Citation> references;
  std::vector<Task> tasks;
  std::vector<Contact> contacts;
};

}  // namespace vanthu::generator
