// anchors: the strings every letter has in the same place, found in spite of what OCR made of them.
//
//   FindAnchor(row.words, "conghoaxahoichunghiavietnam", 0.3)   // "CÔNG HỎA XÃ HỘI CHU NGHĨA …"
//
// Compares folded letters, so lost diacritics cost nothing, and spaces count neither way. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "pipeline/zone/rows.h"

namespace vanthu {

// Words [begin, end).
struct AnchorRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The best place of `anchor` (folded letters and digits only) among `words`, when at most
// `max_errors` of its letters are wrong. Time: letters of the words times letters of the anchor.
[[nodiscard]] std::optional<AnchorRange> FindAnchor(std::span<const RowWord> words,
                                                    std::string_view anchor, double max_errors);
// The same at the beginning of `words` only, two stray letters allowed before it.
[[nodiscard]] bool StartsWithAnchor(std::span<const RowWord> words, std::string_view anchor,
                                    double max_errors);

// Place and date: "Hà Nội, ngày 12 tháng 4 năm 2024", also with a blank or garbled day. The range
// begins with "ngày".
[[nodiscard]] std::optional<AnchorRange> FindDateLine(std::span<const RowWord> words);
// "Số: 12/SYT-VP" at the beginning of `words`, also "Số 34-CT/TW" and a number nobody could read.
[[nodiscard]] bool IsNumberLine(std::span<const RowWord> words);

// In the spelling of FindAnchor.
inline constexpr std::string_view kNationAnchor = "conghoaxahoichunghiavietnam";
inline constexpr std::string_view kMottoAnchor = "doclaptudohanhphuc";
inline constexpr std::string_view kPartyAnchor = "dangcongsanvietnam";
inline constexpr std::string_view kRecipientsAnchor = "kinhgui";
inline constexpr std::string_view kReportAnchor = "kinhtrinh";  // tờ trình of the Party
inline constexpr std::string_view kDistributionAnchor = "noinhan";
// Errors allowed, as a share of the letters: long strings are safe with more.
inline constexpr double kLongAnchorErrors = 0.34;
inline constexpr double kShortAnchorErrors = 0.26;

}  // namespace vanthu
