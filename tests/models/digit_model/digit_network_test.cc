#include "models/digit_model/digit_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "tests/models/digit_model/weights_builder.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

InkImage Blank(int columns) {
  return {columns, std::vector<float>(static_cast<std::size_t>(kInkRows * columns))};
}

float& At(InkImage& image, int row, int column) {
  return image.values[static_cast<std::size_t>(row * image.columns + column)];
}

TEST(DigitNetwork, ReadsASmallNet) {
  const auto network = DigitNetwork::Parse(NetThatSeesInk(1));
  ASSERT_TRUE(network.has_value()) << network.error();
  EXPECT_EQ(network->characters(), "1");
  InkImage image = Blank(24);
  At(image, 31, 5) = 1;
  const CtcSteps steps = network->Run(image);
  EXPECT_EQ(steps.classes, 2U);
  ASSERT_EQ(steps.probabilities.size(), 24U * 2 * 2) << "two steps a column, two classes a step";
  EXPECT_GT(steps.probabilities[4 * 5 + 1], 0.999) << "ink says 1";
  EXPECT_GT(steps.probabilities[4 * 5 + 3], 0.999) << "in both steps";
  EXPECT_GT(steps.probabilities[4 * 6 + 0], 0.999) << "paper says nothing";
}

TEST(DigitNetwork, TemperatureTempers) {
  const auto at_one = DigitNetwork::Parse(NetThatSeesInk(1));
  const auto at_twenty = DigitNetwork::Parse(NetThatSeesInk(20));
  ASSERT_TRUE(at_one.has_value() && at_twenty.has_value());
  // Scores of 10 and -10.
  EXPECT_NEAR(at_one->Run(Blank(24)).probabilities[0], 1, 1e-6);
  EXPECT_NEAR(at_twenty->Run(Blank(24)).probabilities[0], 1 / (1 + std::exp(-1.0)), 1e-6);
  EXPECT_FALSE(DigitNetwork::Parse(NetThatSeesInk(0)).has_value());
}

// A kernel that looks one column to the left and right, with another weight for each, moves ink.
TEST(DigitNetwork, KernelsLookWhereTheySay) {
  WeightsBuilder builder("1", 6, 1);
  builder.Add({.kernel_rows = 1, .kernel_columns = 3, .pool_rows = 2}, 1, std::array{0.0F},
              std::array{1, 0, 0});  // what is to the left
  for (int i = 0; i < 4; ++i) builder.Add({.pool_rows = 2}, 1, std::array{0.0F}, std::array{1});
  builder.Add({.outputs = 4}, 1, std::array{10.0F, -10.0F, 10.0F, -10.0F},
              std::array{-20, 20, -20, 20});
  const auto network = DigitNetwork::Parse(builder.bytes());
  ASSERT_TRUE(network.has_value()) << network.error();
  InkImage image = Blank(24);
  At(image, 7, 10) = 1;
  const CtcSteps steps = network->Run(image);
  for (std::size_t column = 0; column < 24; ++column) {
    EXPECT_EQ(steps.probabilities[4 * column + 1] > 0.5, column == 11) << column;
  }
}

TEST(DigitNetwork, StridesAndPoolsNarrowTheSteps) {
  WeightsBuilder builder("1", 5, 1);
  builder.Add({.kernel_rows = 3, .kernel_columns = 3, .stride = 2}, 1, std::array{0.0F},
              std::array{0, 0, 0, 0, 1, 0, 0, 0, 0});
  builder.Add({.pool_rows = 2, .pool_columns = 2}, 1, std::array{0.0F}, std::array{1});
  builder.Add({.pool_rows = 2}, 1, std::array{0.0F}, std::array{1});
  builder.Add({.kernel_rows = 4}, 1, std::array{0.0F}, std::array{1, 1, 1, 1});
  builder.Add({.outputs = 4}, 1, std::array{10.0F, -10.0F, 10.0F, -10.0F},
              std::array{-20, 20, -20, 20});
  const auto network = DigitNetwork::Parse(builder.bytes());
  ASSERT_TRUE(network.has_value()) << network.error();
  InkImage image = Blank(24);
  At(image, 8, 8) = 1;
  const CtcSteps steps = network->Run(image);
  ASSERT_EQ(steps.probabilities.size(), 24U / 4 * 2 * 2);
  for (std::size_t column = 0; column < 6; ++column) {
    EXPECT_EQ(steps.probabilities[4 * column + 1] > 0.5, column == 2) << column;
  }
}

TEST(DigitNetwork, SaysWhatIsWrongWithAFile) {
  EXPECT_THAT(DigitNetwork::Parse("").error(), HasSubstr("not the weights of a digit model"));
  EXPECT_THAT(DigitNetwork::Parse("GIF89a, a picture").error(), HasSubstr("not the weights"));
  std::string other = NetThatSeesInk(1);
  other[8] = 9;
  EXPECT_THAT(DigitNetwork::Parse(other).error(), HasSubstr("another version"));
}

TEST(DigitNetwork, RefusesAFileThatIsTooShortOrTooLong) {
  const std::string whole = NetThatSeesInk(1);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(DigitNetwork::Parse(whole.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(DigitNetwork::Parse(whole + '\0').has_value());
}

TEST(DigitNetwork, RefusesShapesThatDoNotFit) {
  const std::array none = {0.0F};
  const auto refuses = [](const WeightsBuilder& builder) {
    return !DigitNetwork::Parse(builder.bytes()).has_value();
  };
  WeightsBuilder inputs("1", 1, 1);
  inputs.Add({.inputs = 2}, 1, none, std::array{1, 1});
  EXPECT_TRUE(refuses(inputs)) << "an image has one channel";
  WeightsBuilder rows("1", 1, 1);
  rows.Add({.outputs = 4}, 1, std::array{0.F, 0.F, 0.F, 0.F}, std::array{1, 1, 1, 1});
  EXPECT_TRUE(refuses(rows)) << "all rows are left";
  WeightsBuilder kernel("1", 1, 1);
  kernel.Add({.kernel_columns = 2}, 1, none, std::array{1, 1});
  EXPECT_TRUE(refuses(kernel)) << "a kernel of even width has no middle";
  WeightsBuilder nan("1", 6, std::numeric_limits<float>::quiet_NaN());
  EXPECT_TRUE(refuses(nan));
  std::string twice = NetThatSeesInk(1);
  twice.replace(twice.find('1', 8), 1, "x1");  // the count of characters no longer fits
  EXPECT_FALSE(DigitNetwork::Parse(twice).has_value());
}

// Weights within the format can still overflow: the probabilities stay probabilities.
TEST(DigitNetwork, OverflowSaysNothing) {
  WeightsBuilder builder("1", 6, 1);
  for (int i = 0; i < 5; ++i) {
    builder.Add({.pool_rows = 2}, 3e38F, std::array{0.0F}, std::array{127});
  }
  builder.Add({.outputs = 4}, 1, std::array{0.F, 0.F, 0.F, 0.F}, std::array{-1, 1, 1, 1});
  const auto network = DigitNetwork::Parse(builder.bytes());
  ASSERT_TRUE(network.has_value()) << network.error();
  InkImage image = Blank(24);
  At(image, 3, 3) = 1;
  for (const double probability : network->Run(image).probabilities) {
    EXPECT_TRUE(probability >= 0 && probability <= 1) << probability;
  }
}

RC_GTEST_PROP(DigitNetwork, TakesAnyBytes, ()) {
  std::string bytes = NetThatSeesInk(1);
  const int changes = *rc::gen::inRange(1, 6);
  for (int i = 0; i < changes; ++i) {
    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(bytes.size())));
    bytes[at] = *rc::gen::arbitrary<char>();
  }
  const auto network = DigitNetwork::Parse(bytes);
  if (!network) return;
  InkImage image = Blank(kFewestInkColumns);
  At(image, 16, 12) = 1;
  const CtcSteps steps = network->Run(image);
  for (std::size_t i = 0; i < steps.probabilities.size(); i += steps.classes) {
    double sum = 0;
    for (std::size_t k = 0; k < steps.classes; ++k) sum += steps.probabilities[i + k];
    RC_ASSERT(std::abs(sum - 1) < 1e-6);
  }
}

}  // namespace
}  // namespace vanthu
