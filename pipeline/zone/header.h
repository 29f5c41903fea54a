// header: the two columns at the top of a letter, and what is stamped around them.
//
//   UBND TỈNH …        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
//   SỞ XÂY DỰNG            Độc lập - Tự do - Hạnh phúc
//   Số: 12/SXD-VP     …, ngày 05 tháng 7 năm 2024
//   V/v triển khai …
//             Kính gửi: …
//
// Boxes 1 to 5b, 10, 11 and 14 of the decree (DOMAIN.md §1.1) and the registry's incoming stamp.
// The right column is known by its strings; everything left of them is the left column. Pure.
#pragma once

#include <vector>

#include "pipeline/zone/rows.h"

namespace vanthu {

// Takes the words of the header out of `page` and gives them in reading order: what stands above
// the header, left column, stamps, right column. Empty, with `page` unchanged, when there is none.
[[nodiscard]] std::vector<Piece> TakeHeader(PageRows& page);

}  // namespace vanthu
