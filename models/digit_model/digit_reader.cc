// Tested by tests/models/digit_model/digit_reader_test.cc.
#include "models/digit_model/digit_reader.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "models/digit_model/ctc_search.h"
#include "models/digit_model/digit_network.h"
#include "models/digit_model/ink_image.h"

namespace vanthu {

DigitReader::DigitReader(std::shared_ptr<const DigitNetwork> network)
    : network_(std::move(network)) {}

std::expected<DigitReader, std::string> DigitReader::Parse(std::string_view bytes) {
  auto network = DigitNetwork::Parse(bytes);
  if (!network) return std::unexpected(network.error());
  return DigitReader(std::make_shared<const DigitNetwork>(*std::move(network)));
}

std::expected<DigitReader, std::string> DigitReader::Load(const std::filesystem::path& weights) {
  std::ifstream file(weights, std::ios::binary);
  if (!file.is_open()) return std::unexpected(weights.string() + ": cannot be opened");
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) return std::unexpected(weights.string() + ": cannot be read");
  auto reader = Parse(bytes);
  if (!reader) return std::unexpected(weights.string() + ": " + reader.error());
  return reader;
}

std::vector<DigitReading> DigitReader::Read(const InkStrip& strip, std::size_t most) const {
  if (!IsSound(strip) || most == 0) return {};
  const std::optional<InkImage> image = NormalizeInk(strip);
  if (!image) return {{"", 1.0}};
  return SearchCtc(network_->Run(*image), network_->characters(), most);
}

}  // namespace vanthu
