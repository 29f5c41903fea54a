// recipients: to whom the letter goes, the list behind "Kính gửi:" (Nghị định 30/2020/NĐ-CP, Phụ
// lục I, II.9), the Party's "Kính trình:". Remarks such as "(sau đây gọi chung là các đơn vị)" are
// not addressees.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"

namespace vanthu {

// The list itself, in order.
[[nodiscard]] std::vector<Found<std::string>> FindRecipients(const Letter& letter);

}  // namespace vanthu
