// The weights that ship, on strips by an invented hand that the trainer does
// not know.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "models/digit_model/digit_reader.h"
#include "tests/models/digit_model/drawn_strip.h"

namespace vanthu {
namespace {

const DigitReader& Shipped() {
  static const DigitReader reader = DigitReader::Load(std::filesystem::path(VANTHU_SOURCE_DIR) /
                                                      "models/digit_model/digits.weights")
                                        .value();
  return reader;
}

struct DrawnCase {
  std::string digits;
  int height;  // pixels of a digit: from a coarse fax to 600 dpi
  std::uint64_t seed;
};

class ShippedWeightsRead : public testing::TestWithParam<DrawnCase> {};

TEST_P(ShippedWeightsRead, WhatWasWritten) {
  const auto& [digits, height, seed] = GetParam();
  const auto readings = Shipped().Read(DrawDigits(digits, height, seed), 3);
  ASSERT_FALSE(readings.empty());
  EXPECT_EQ(readings[0].text, digits) << readings[0].probability;
  EXPECT_GT(readings[0].probability, 0.5);
}

INSTANTIATE_TEST_SUITE_P(Strings, ShippedWeightsRead,
                         testing::Values(DrawnCase{"7", 32, 1}, DrawnCase{"05", 28, 2},
                                         DrawnCase{"18", 40, 3}, DrawnCase{"30", 24, 4},
                                         DrawnCase{"246", 36, 5}, DrawnCase{"913", 60, 6},
                                         DrawnCase{"1027", 32, 7}, DrawnCase{"3358", 90, 8},
                                         DrawnCase{"6640", 20, 9}, DrawnCase{"20719", 40, 10}),
                         [](const auto& drawn) { return "Of" + drawn.param.digits; });

TEST(ShippedWeights, ReadsOnADottedLine) {
  InkStrip strip = DrawDigits("462", 36, 11);
  for (int x = 1; x + 2 < strip.width; x += 7) {
    Fill(x, strip.height - 5, x + 2, strip.height - 3, strip);
  }
  EXPECT_EQ(Shipped().Read(strip, 1).front().text, "462");
}

TEST(ShippedWeights, SaysThatNothingIsWritten) {
  EXPECT_EQ(Shipped().Read(Flat(120, 40, 0), 3).front().text, "");
  InkStrip dotted = Flat(140, 40, 0);
  for (int x = 2; x < 138; x += 8) Fill(x, 34, x + 2, 36, dotted);
  EXPECT_EQ(Shipped().Read(dotted, 3).front().text, "") << "dots to be written on";
}

}  // namespace
}  // namespace vanthu
