// Tested by tests/pipeline/load_test.cc.
#include "pipeline/load/limits.h"

#include <fmt/format.h>

namespace vanthu {

std::optional<Error> CheckPageCount(std::string_view shown, std::int64_t pages,
                                    const LoadLimits& limits) {
  if (pages <= 0) {
    return Error{Error::Code::kInvalidData,
                 fmt::format("{}: has no pages; scan or export it again", shown)};
  }
  if (pages > limits.max_pages) {
    return Error{Error::Code::kTooLarge,
                 fmt::format("{}: has more pages than the limit of {}; split it into letters, for "
                             "example with qpdf --split-pages",
                             shown, limits.max_pages)};
  }
  return std::nullopt;
}

std::optional<Error> CheckPixels(std::string_view shown, int page, std::int64_t width,
                                 std::int64_t height, const LoadLimits& limits) {
  if (width <= 0 || height <= 0) {
    return Error{Error::Code::kInvalidData,
                 fmt::format("{}: page {} has no size ({} x {}); scan or export it again", shown,
                             page, width, height)};
  }
  if (width > limits.max_pixels / height) {
    return Error{
        Error::Code::kTooLarge,
        fmt::format("{}: page {} is {} x {} pixels, over the limit of {} megapixels; scan it at "
                    "300 dpi or make it smaller",
                    shown, page, width, height, limits.max_pixels / 1'000'000)};
  }
  return std::nullopt;
}

}  // namespace vanthu
