// stamps: what is put on a letter beside its text: urgency, secrecy, circulation, the registry's
// incoming stamp, digital-signature text, page numbers (DOMAIN.md §1.8 and §1.9).
//
// A stamp is known by its words, which stand alone. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/zone/rows.h"

namespace vanthu {

// Urgency, secrecy or circulation, when `words` are such a stamp and nothing else.
[[nodiscard]] std::optional<Zone> StampZone(std::span<const RowWord> words);
// A line of the text a signing program leaves: "Người ký: …", "Thời gian ký: …", "Ký bởi: …".
[[nodiscard]] bool IsDigitalSignature(std::span<const RowWord> words);
// One number, perhaps between dashes, near the top or the foot of the page.
[[nodiscard]] bool IsPageNumber(std::span<const RowWord> words, const Frame& frame);
// Are these the words in one frame, those of an incoming stamp?
[[nodiscard]] bool IsIncomingStamp(std::span<const RowWord> words);
// Takes the incoming stamp (ĐẾN or CÔNG VĂN ĐẾN, Số, Ngày, Chuyển, Lưu hồ sơ) out of `page`;
// `rules` are the page's level lines, among which those of its frame may be.
[[nodiscard]] std::vector<Piece> TakeIncomingStamp(PageRows& page, std::span<const Box> rules);

}  // namespace vanthu
