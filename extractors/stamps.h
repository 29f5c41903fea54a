// stamps: the urgency (HỎA TỐC, THƯỢNG KHẨN, KHẨN), the secrecy (TUYỆT MẬT, TỐI MẬT, MẬT) and the
// incoming stamp of the receiving registry (DOMAIN.md §1.8), whose number and date are not the
// letter's own.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"

namespace vanthu {

// Lower case: "hỏa tốc".
[[nodiscard]] std::vector<Found<std::string>> FindUrgency(const Letter& letter,
                                                          const Knowledge& knowledge);
[[nodiscard]] std::vector<Found<std::string>> FindSecrecy(const Letter& letter,
                                                          const Knowledge& knowledge);
[[nodiscard]] std::vector<Found<IncomingStamp>> FindIncomingStamp(const Letter& letter);

}  // namespace vanthu
