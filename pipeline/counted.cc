// Tested by tests/pipeline/counted_test.cc.
#include "pipeline/counted.h"

#include <fmt/format.h>

namespace vanthu {

std::string Counted(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace vanthu
