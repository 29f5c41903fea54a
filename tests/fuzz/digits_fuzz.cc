// Any bytes as the weights of a digit model, and any bytes as a strip to read: readings are
// probabilities, and nothing else happens. Any breach aborts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "models/digit_model/digit_reader.h"

namespace vanthu {
namespace {

void CheckReadings(const DigitReader& reader, const InkStrip& strip) {
  const std::vector<DigitReading> readings = reader.Read(strip, 5);
  double sum = 0;
  for (const DigitReading& reading : readings) sum += reading.probability;
  // Written so that a sum that is no number is a breach too.
  const bool holds = readings.size() <= 5 && sum >= 0 && sum <= 1 + 1e-9;
  if (!holds) std::abort();
}

// The first byte chooses the width, the rest is the ink.
InkStrip StripOf(std::string_view bytes) {
  InkStrip strip;
  if (bytes.empty()) return strip;
  strip.width = static_cast<unsigned char>(bytes.front()) + 1;
  bytes.remove_prefix(1);
  strip.height = static_cast<int>(bytes.size()) / strip.width;
  const std::size_t pixels =
      static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height);
  strip.ink.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(pixels));
  return strip;
}

}  // namespace
}  // namespace vanthu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vanthu::DigitReader shipped =
      vanthu::DigitReader::Load(std::filesystem::path(VANTHU_SOURCE_DIR) /
                                "models/digit_model/digits.weights")
          .value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vanthu::CheckReadings(shipped, vanthu::StripOf(bytes));
  if (const auto reader = vanthu::DigitReader::Parse(bytes)) {
    vanthu::CheckReadings(*reader, {3, 2, {0, 255, 0, 0, 255, 0}});
  }
  return 0;
}
