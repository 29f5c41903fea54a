// distribution: where copies go, the list behind "Nơi nhận:" (Nghị định 30/2020/NĐ-CP, Phụ lục I,
// II.9): "Như trên" first, "Lưu: VT, …" last.
#pragma once

#include <string>
#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"

namespace vanthu {

// The list itself, in order.
[[nodiscard]] std::vector<Found<std::string>> FindDistribution(const Letter& letter);

}  // namespace vanthu
