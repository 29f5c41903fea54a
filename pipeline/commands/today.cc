#include "pipeline/commands/today.h"

#include <chrono>

namespace vanthu {

PartialDate TodayInVietnam() {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(
      std::chrono::system_clock::now() + std::chrono::hours(7)));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace vanthu
