// today: the day it is.
#pragma once

#include "extractors/fields.h"

namespace vanthu {

// In Vietnam, which has had UTC+7 all year since 1975.
[[nodiscard]] PartialDate TodayInVietnam();

}  // namespace vanthu
