// DigitImages: handwritten digits of real writers (MNIST, IDX files), for numbers and days written
// by many hands.
//
// Optional: without them the generator writes digits with its own strokes. The images are not part
// of the repository.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <vector>

#include "extractors/error.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

// Cropped to its ink.
struct DigitImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;  // row by row, 0 = paper, 255 = ink
};

class DigitImages {
 public:
  // Reads the test set (t10k-…), so that a digit model trained on the other has not seen them.
  [[nodiscard]] static std::expected<DigitImages, Error> Load(const std::filesystem::path& folder);
  // REQUIRES: '0' <= digit <= '9'
  [[nodiscard]] const DigitImage& Pick(char digit, Random& random) const;

 private:
  std::array<std::vector<DigitImage>, 10> images_;
};

}  // namespace vanthu::generator
