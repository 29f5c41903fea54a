// Letter: the normalized text of one official letter, cut into lines that know their zone.
//
// This is all an extractor sees. The text is NFC UTF-8; a line is one paragraph after wrapped lines
// were joined (header lines stay apart, one printed line each). Lines are in the decree's reading
// order: left header, right header, subject or title, recipients, body, distribution list,
// signature (Nghị định 30/2020/NĐ-CP, Phụ lục I; DOMAIN.md §1.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"

namespace vanthu {

// The decree's layout boxes (ô số), and what else stands on a scanned page.
enum class Zone : std::uint8_t {
  kUnknown,           // not decided: an extractor goes by the words alone
  kHeaderLeft,        // box 2: parent body above issuing body
  kHeaderRight,       // box 1: Quốc hiệu and Tiêu ngữ, or ĐẢNG CỘNG SẢN VIỆT NAM
  kNumber,            // box 3: Số: …/…
  kDate,              // box 4: place, ngày … tháng … năm …
  kSubject,           // box 5b: V/v … of a công văn
  kTitle,             // box 5a: type name and its subject, also QUYẾT ĐỊNH: inside a decision
  kRecipients,        // box 9a: Kính gửi
  kBody,              // box 6
  kTable,             // a table row of the body or an appendix; cells are separated by " | "
  kDistribution,      // box 9b: Nơi nhận
  kSignature,         // boxes 7a, 7b: authority, title, name
  kAddress,           // box 13: address line at the foot of page 1
  kIncomingStamp,     // ĐẾN, Số, Ngày, Chuyển of the receiving registry
  kUrgencyStamp,      // box 10b: HỎA TỐC, THƯỢNG KHẨN, KHẨN
  kSecrecyStamp,      // box 10a: TUYỆT MẬT, TỐI MẬT, MẬT
  kCirculationStamp,  // box 11: XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ, DỰ THẢO
  kCopyBlock,         // SAO Y, TRÍCH SAO below the letter: its own number, date, signer
  kDigitalSignature,  // box 14 and viewers' overlays: Người ký, Thời gian ký
  kPageNumber,
  kHandwriting,  // scribbles and margin notes
  kNoise,        // speckle, seal fragments: kept for review, read by nobody
};

// The zone's name as records and goldens write it: "header_left", "number", …
[[nodiscard]] std::string_view ZoneName(Zone zone);
// The zone of that name; kUnknown for any other string.
[[nodiscard]] Zone ZoneFromName(std::string_view name);

// What stands on a page without belonging to the flow of the letter: lists and sentences go on past
// it.
[[nodiscard]] bool IsAside(Zone zone);

struct Line {
  Span span;  // In Letter::text, without the line end.
  Zone zone = Zone::kUnknown;
  int page = 1;  // The page the line begins on, from 1.
};

struct Letter {
  std::string text;         // NFC UTF-8, lines separated by '\n', no '\n' at the end.
  std::vector<Line> lines;  // Sorted, disjoint, covering all of text but the '\n's.

  [[nodiscard]] std::string_view TextOf(const Line& line) const { return line.span.Of(text); }
};

// A letter of lines that all have zone `zone`: for golden cases and for text from anywhere.
[[nodiscard]] Letter LetterFromText(std::string_view text, Zone zone = Zone::kUnknown);

}  // namespace vanthu
