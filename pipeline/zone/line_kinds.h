// line_kinds: what a line of a page without boxes says it is by its words alone: a stamp, a page
// number, the title of a signer, the first words of the body.
//
// Pure; holds the tables it was made with, which must outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extractors/knowledge.h"
#include "extractors/letter.h"
#include "pipeline/zone/text_lines.h"

namespace vanthu {

// A header line, a title or a name is shorter than a line of running text.
inline constexpr std::size_t kShortLine = 100;     // bytes
inline constexpr std::size_t kLongestTitle = 160;  // bytes

class LineKinds {
 public:
  explicit LineKinds(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // Urgency, secrecy or circulation.
  [[nodiscard]] std::optional<Zone> StampZone(const TextLine& line) const;
  [[nodiscard]] bool IsDigitalSignature(const TextLine& line) const;
  [[nodiscard]] bool IsAddress(const TextLine& line) const;
  // "KT. GIÁM ĐỐC", "T/M BAN THƯỜNG VỤ", "Q. CHỦ TỊCH", and titles without authority.
  [[nodiscard]] bool IsSignerTitle(const TextLine& line) const;
  // "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ Y TẾ": in capitals, and begins with the name of a type.
  [[nodiscard]] bool OpensTitle(const TextLine& line) const;
  // "Kính gửi" has no end mark of its own: the words a letter's text begins with tell an addressee
  // on a line of its own from the first sentence.
  [[nodiscard]] bool OpensBody(const TextLine& line) const;
  // The head of a copy's own block, or its number: "SAO Y BẢN CHÍNH", "Số: 15/SY-UBND".
  [[nodiscard]] bool IsCopyBlock(const TextLine& line) const;

 private:
  const Knowledge& knowledge_;
};

[[nodiscard]] bool IsPageNumber(const TextLine& line);
[[nodiscard]] bool IsTableRow(const TextLine& line);
[[nodiscard]] bool HasNoText(const TextLine& line);
// "ĐẾN", "CÔNG VĂN ĐẾN", "ĐẾN Số: 15".
[[nodiscard]] bool IsStampOfReceiver(const TextLine& line);
// A further line of that stamp: "Số: 15", "Ngày: 9/7", "Chuyển: …".
[[nodiscard]] bool IsStampLine(const TextLine& line);
// Begins with a bullet.
[[nodiscard]] bool IsItem(std::string_view text);
// Its last byte is one of `marks`.
[[nodiscard]] bool EndsWith(const TextLine& line, std::string_view marks);

}  // namespace vanthu
