// text_lines: the lines of a page without boxes, with columns that were run together cut apart
// again.
//
//   UBND TỈNH X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM   ->   UBND TỈNH X | CỘNG HÒA XÃ HỘI …
//   Số: 98/SYT-TCCB Hòa Bình, ngày 12 tháng 01 …     ->   Số: 98/SYT-TCCB | Hòa Bình, ngày …
//   - Lưu: VT, VP. GIÁM ĐỐC                          ->   - Lưu: VT, VP. | GIÁM ĐỐC
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

// The fixed strings of a letter's head (Nghị định 30/2020/NĐ-CP, boxes 1 to 4).
enum class HeadString : std::uint8_t {
  kNone,
  kNation,  // CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  kMotto,   // Độc lập - Tự do - Hạnh phúc
  kParty,   // ĐẢNG CỘNG SẢN VIỆT NAM
  kNumber,  // Số: …/…
  kDate,    // …, ngày … tháng … năm …
};

struct TextLine {
  std::vector<Word> words;
  std::string text;    // words joined by single spaces
  std::string bare;    // without Markdown marks and bullets of noise around it
  std::string folded;  // of bare
  HeadString head = HeadString::kNone;
  bool after_blank = false;   // a blank line or the top of the page is above
  bool right_column = false;  // cut off the line before: head or signature block
};

[[nodiscard]] std::vector<TextLine> CutIntoLines(const PageContent& page);

}  // namespace vanthu
