// limits: the refusals every format shares, worded once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/load.h"

namespace vanthu {

// `shown` is the file's DisplayPath. Empty when within the limit.
[[nodiscard]] std::optional<Error> CheckPageCount(std::string_view shown, std::int64_t pages,
                                                  const LoadLimits& limits);
// kInvalidData when a side is not positive, kTooLarge when there are too many pixels.
[[nodiscard]] std::optional<Error> CheckPixels(std::string_view shown, int page, std::int64_t width,
                                               std::int64_t height, const LoadLimits& limits);

}  // namespace vanthu
