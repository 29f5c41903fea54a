// WeightsBuilder: a file of weights of a net small enough to follow by hand.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vanthu {

struct LayerShape {
  std::uint32_t inputs = 1;
  std::uint32_t outputs = 1;
  std::uint32_t kernel_rows = 1;
  std::uint32_t kernel_columns = 1;
  std::uint32_t stride = 1;
  std::uint32_t pool_rows = 1;
  std::uint32_t pool_columns = 1;
};

class WeightsBuilder {
 public:
  WeightsBuilder(std::string_view characters, std::uint32_t layers, float temperature);
  // Weights as in the file: [output][input][row][column], each times the scale.
  WeightsBuilder& Add(const LayerShape& shape, float scale, std::span<const float> biases,
                      std::span<const int> weights);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void AddNumber(std::uint32_t value);
  void AddNumber(float value);

  std::string bytes_;
};

// A net of the one character '1' that sees ink: a column of the image that holds full ink says '1'
// in both its steps, any other says nothing.
[[nodiscard]] std::string NetThatSeesInk(float temperature);

}  // namespace vanthu
