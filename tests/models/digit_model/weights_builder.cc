#include "tests/models/digit_model/weights_builder.h"

#include <array>
#include <bit>

namespace vanthu {

WeightsBuilder::WeightsBuilder(std::string_view characters, std::uint32_t layers,
                               float temperature) {
  bytes_ = "VTDIGITS";
  AddNumber(std::uint32_t{1});
  AddNumber(static_cast<std::uint32_t>(characters.size()));
  AddNumber(layers);
  bytes_ += characters;
  AddNumber(temperature);
}

WeightsBuilder& WeightsBuilder::Add(const LayerShape& shape, float scale,
                                    std::span<const float> biases, std::span<const int> weights) {
  for (const std::uint32_t number :
       {shape.inputs, shape.outputs, shape.kernel_rows, shape.kernel_columns, shape.stride,
        shape.pool_rows, shape.pool_columns}) {
    AddNumber(number);
  }
  for (std::uint32_t i = 0; i < shape.outputs; ++i) AddNumber(scale);
  for (const float bias : biases) AddNumber(bias);
  for (const int weight : weights) bytes_ += static_cast<char>(weight);
  return *this;
}

void WeightsBuilder::AddNumber(std::uint32_t value) {
  for (int i = 0; i < 4; ++i) {
    bytes_ += static_cast<char>(value & 255U);
    value >>= 8U;
  }
}

void WeightsBuilder::AddNumber(float value) { AddNumber(std::bit_cast<std::uint32_t>(value)); }

std::string NetThatSeesInk(float temperature) {
  WeightsBuilder builder("1", 6, temperature);
  // Five times the darkest of two rows, until one row is left.
  for (int i = 0; i < 5; ++i) {
    builder.Add({.pool_rows = 2}, 1, std::array{0.0F}, std::array{1});
  }
  // Blank, '1' and again: ink of 1 gives '1' a score of 10, paper the blank one of 10.
  builder.Add({.outputs = 4}, 1, std::array{10.0F, -10.0F, 10.0F, -10.0F},
              std::array{-20, 20, -20, 20});
  return builder.bytes();
}

}  // namespace vanthu
