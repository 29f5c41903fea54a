// signer: who signed, in what office and by what authority (Nghị định 30/2020/NĐ-CP, Điều 13; the
// Party writes T/M, K/T, T/L).
//
//   TM. ỦY BAN NHÂN DÂN      on_behalf_of
//   KT. CHỦ TỊCH             authority KT., for_title
//   PHÓ CHỦ TỊCH             title
//   Nguyễn Thị Mẫu           name
//
// Titles come in sentence case, names as printed and in title case. A seal often hides the titles:
// a name alone is a signer too.
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<Signer>> FindSigner(const Letter& letter,
                                                    const Knowledge& knowledge);

}  // namespace vanthu
