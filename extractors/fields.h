// The values extractors find in a letter, each with the place it was found and the rule that found
// it.
//
// One struct a value, named as in the record (DESIGN.md §3). An extractor returns candidates;
// choosing among them is the work of assemble. Empty string or empty optional means: the letter
// does not say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"

namespace vanthu {

// One candidate value. `rule` names the pattern that made it, in snake_case, and is a string
// literal. `confidence` is the rule's own, 0 to 1, before cross-checks: how often this rule is
// right when it fires.
template <typename T>
struct Found {
  T value;
  std::vector<Span> spans;  // In Letter::text; at least one, sorted.
  std::string_view rule;
  double confidence = 1.0;
  bool inferred = false;  // Not printed in the letter: concluded from something else.
};

// A calendar date whose day, or day and month, the letter may leave blank.
struct PartialDate {
  int year = 0;   // four digits; 0 = unknown, then month and day are 0 too
  int month = 0;  // 1 to 12; 0 = blank
  int day = 0;    // 1 to 31 and legal in that month; 0 = blank

  auto operator<=>(const PartialDate&) const = default;
};
[[nodiscard]] std::string ToIso(const PartialDate& date);  // "2024-07-05", "2024-07", "2024" or ""
[[nodiscard]] std::optional<PartialDate> DateFromIso(std::string_view iso);
[[nodiscard]] bool IsLegal(const PartialDate& date);  // month lengths and leap years

// Số và ký hiệu (Nghị định 30/2020/NĐ-CP, Điều 15; Party: DOMAIN.md §2.1).
struct ReferenceNumber {
  std::string number;     // "2096", "05", "3176b"; empty when the letter leaves it blank
  std::string symbol;     // "SYT-NVY", "CT/TW"; a year group belongs to the symbol: "2020/NĐ-CP"
  std::string reference;  // whole: "2096/SYT-NVY", "34-CT/TW"; empty when the number is blank
};

struct Issuer {
  std::string name;    // "Sở Y tế"
  std::string parent;  // "UBND tỉnh Kiên Giang"; empty when there is none
};

struct Signer {
  std::string name;       // "Hà Văn Phúc"
  std::string title;      // "Phó Giám đốc"
  std::string authority;  // "TM.", "KT.", "TL.", "TUQ.", as one form for State and Party; "" = none
  std::string for_title;  // the title after KT./TL./TUQ.: "Giám đốc"
  std::string on_behalf_of;  // the body after TM.: "Ủy ban nhân dân"
};

struct IncomingStamp {
  std::string number;
  PartialDate date;
};

// A document the letter cites. Either `reference` or `name` is not empty.
struct Citation {
  std::string type;       // "Chỉ thị"
  std::string reference;  // "34-CT/TW"; empty for documents cited by name
  PartialDate date;
  std::string issuer;   // "Bộ Chính trị"
  std::string subject;  // what it is about, without "về việc"
  std::string role;     // basis, cited, implements, replaces, amends, repeals, answers
  std::string name;     // "Nghị quyết Trung ương 4 khóa XII", for documents without a number
};

// A point or period in time of a task. Dates are ISO 8601, partial allowed ("2025-06"); a time of
// day is kept in `text` alone. Either date, or start and end, or nothing (the text could not be
// resolved).
struct Deadline {
  std::string text;
  std::string date;
  std::string start;
  std::string end;
};

// RFC 5545 rules; none when the text does not say how often ("định kỳ").
struct Recurrence {
  std::string text;
  std::vector<std::string> rrules;
};

struct Task {
  enum class Kind { kTask, kSection, kInfo };

  std::string id;     // stable across re-extraction; given by assemble
  std::string label;  // "1.", "a)", "-"; empty for a paragraph without one
  Kind kind = Kind::kTask;
  std::string text;  // without the label
  std::vector<std::string> assignees;
  bool assignees_inherited = false;  // from the heading or the addressees
  std::vector<std::string> support;  // phối hợp với …
  std::string report_to;
  std::optional<Deadline> deadline;
  std::optional<Recurrence> recurrence;
  std::vector<Task> children;
  std::vector<Span> spans;  // In Letter::text, one a line it was joined from.
  std::string_view rule;
};

// "task", "section", "info", as records have it.
[[nodiscard]] std::string_view NameOf(Task::Kind kind);

struct Contact {
  std::string type;  // email, phone, url, address
  std::string value;
};

// All candidates for one letter. Order within a list: best first, then by place in the text.
struct Fields {
  std::vector<Found<ReferenceNumber>> reference;
  std::vector<Found<PartialDate>> date;
  std::vector<Found<std::string>> place;
  std::vector<Found<std::string>> doc_type;  // lower case, as in data/document_types.tsv
  std::vector<Found<Issuer>> issuer;
  std::vector<Found<std::string>> subject;
  std::vector<Found<std::string>> recipients;    // not candidates but the list itself, in order
  std::vector<Found<std::string>> distribution;  // likewise
  std::vector<Found<Signer>> signer;
  std::vector<Found<std::string>> urgency;  // khẩn, thượng khẩn, hỏa tốc, hỏa tốc hẹn giờ
  std::vector<Found<std::string>> secrecy;  // mật, tối mật, tuyệt mật
  std::vector<Found<IncomingStamp>> incoming_stamp;
  std::vector<Found<Citation>> references;  // the list itself, in order of first mention
  std::vector<Task> tasks;                  // the tree of the body
  std::vector<Found<Contact>> contacts;     // the list itself
};

}  // namespace vanthu
