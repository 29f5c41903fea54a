// DigitReader: reads a string of digits that a clerk wrote by hand (the number or the day in a
// letter's header) from a strip of ink.
//
//   auto reader = DigitReader::Load("models/digit_model/digits.weights");
//   if (!reader) ...reader.error() names the file and what is wrong with it
//   for (const DigitReading& reading : reader->Read(strip, 5)) ...
//       // {"2096", 0.93}, {"2086", 0.03}, {"2090", 0.01}, ...
//
// A small convolutional net reads the whole strip at once (CTC), so that digits which touch, slope
// or stand on a dotted line need no cutting. Probabilities are calibrated on writing the net was
// not trained on: of the readings given 0.9, nine in ten are right. They know nothing of the
// letter: weighing in the calendar, the file name or the neighbouring words is the caller's work,
// and so is finding the strip. The card beside this file has the data, the figures and how to train
// again.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/digit_model/digit_reading.h"
#include "models/digit_model/ink_strip.h"

namespace vanthu {

class DigitNetwork;

// Cheap to copy: copies share the weights. Threads may read with one reader at the same time.
class DigitReader {
 public:
  // The error is a sentence for a person: it names the file and what is wrong with it.
  [[nodiscard]] static std::expected<DigitReader, std::string> Load(
      const std::filesystem::path& weights);
  // The same from the bytes of the file. Any bytes may be given.
  [[nodiscard]] static std::expected<DigitReader, std::string> Parse(std::string_view bytes);

  // At most `most` readings, the most probable first, all different; their probabilities sum to at
  // most 1. None when the strip has no pixels, more than any strip can have, or other than width *
  // height bytes.
  [[nodiscard]] std::vector<DigitReading> Read(const InkStrip& strip, std::size_t most) const;

 private:
  explicit DigitReader(std::shared_ptr<const DigitNetwork> network);

  std::shared_ptr<const DigitNetwork> network_;
};

}  // namespace vanthu
