#include "models/digit_model/ink_image.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/models/digit_model/drawn_strip.h"

namespace vanthu {
namespace {

float At(const InkImage& image, int row, int column) {
  return image.values[static_cast<std::size_t>(row * image.columns + column)];
}

TEST(InkImage, IsCroppedScaledAndStretchedToFullContrast) {
  InkStrip strip = Flat(100, 80, 20);
  for (int y = 30; y < 58; ++y) {
    for (int x = 40; x < 54; ++x) strip.ink[static_cast<std::size_t>(y * 100 + x)] = 120;
  }
  const auto image = NormalizeInk(strip, 1);
  ASSERT_TRUE(image.has_value());
  // 14 by 28 pixels fill the rows as they are, between margins of 2 rows and 8 columns, and the
  // width is rounded up.
  EXPECT_EQ(image->columns, 32);
  for (int row = 0; row < kInkRows; ++row) {
    for (int column = 0; column < image->columns; ++column) {
      const bool is_ink = row >= 2 && row < 30 && column >= 8 && column < 22;
      EXPECT_FLOAT_EQ(At(*image, row, column), is_ink ? 1.0F : 0.0F) << row << ' ' << column;
    }
  }
}

TEST(InkImage, ScalingDownKeepsTheShareOfInk) {
  InkStrip strip = Flat(56, 56, 0);
  for (int y = 0; y < 56; ++y) {
    for (int x = 0; x < 56; ++x) {
      if (x < 28 ? (x + y) % 2 == 0 : true) Fill(x, y, x + 1, y + 1, strip);
    }
  }
  const auto image = NormalizeInk(strip, 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_NEAR(At(*image, 16, 8 + 5), 0.5F, 0.01F) << "a checkerboard is half ink";
  EXPECT_NEAR(At(*image, 16, 8 + 20), 1.0F, 0.01F);
}

TEST(InkImage, IsNothingOnPaper) {
  EXPECT_FALSE(NormalizeInk(Flat(50, 20, 0), 1).has_value());
  EXPECT_FALSE(NormalizeInk(Flat(50, 20, 90), 1).has_value()) << "gray paper is paper";
  InkStrip grain = Flat(50, 20, 30);
  for (std::size_t i = 0; i < grain.ink.size(); i += 3) grain.ink[i] = 60;
  EXPECT_FALSE(NormalizeInk(grain, 1).has_value()) << "grain is not ink";
}

TEST(InkImage, ALowLineIsNotScaledUpToADigit) {
  InkStrip strip = Flat(90, 42, 0);
  Fill(0, 40, 90, 42, strip);
  const auto image = NormalizeInk(strip, 1);
  ASSERT_TRUE(image.has_value());
  // A third of the strip's rows is kept: 14 rows become 28, and the 2 of the line 4.
  EXPECT_EQ(At(*image, 24, 60), 0);
  EXPECT_FLOAT_EQ(At(*image, 28, 60), 1.0F);
}

TEST(InkImage, InkToTheEdgesIsInk) {
  const auto image = NormalizeInk(Flat(5, 30, 255), 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_FLOAT_EQ(At(*image, 16, 10), 1.0F);
}

TEST(InkImage, SpecksDoNotWidenTheCrop) {
  InkStrip strip = Flat(300, 80, 0);
  Fill(100, 30, 140, 60, strip);
  const auto clean = NormalizeInk(strip, 1);
  Fill(3, 5, 5, 6, strip);
  Fill(290, 70, 291, 72, strip);
  const auto speckled = NormalizeInk(strip, 1);
  ASSERT_TRUE(clean.has_value() && speckled.has_value());
  EXPECT_EQ(speckled->values, clean->values);
}

TEST(InkImage, ResolutionDoesNotMatter) {
  const auto coarse = NormalizeInk(DrawDigits("47", 30, 5), 1);
  const auto fine = NormalizeInk(DrawDigits("47", 120, 5), 1);
  ASSERT_TRUE(coarse.has_value() && fine.has_value());
  ASSERT_NEAR(coarse->columns, fine->columns, 8);
  const int columns = std::min(coarse->columns, fine->columns);
  double difference = 0;
  for (int row = 0; row < kInkRows; ++row) {
    for (int column = 0; column < columns; ++column) {
      difference += std::abs(At(*coarse, row, column) - At(*fine, row, column));
    }
  }
  EXPECT_LT(difference / (kInkRows * columns), 0.08);
}

TEST(InkImage, StretchesTheWidthOnly) {
  InkStrip strip = Flat(100, 40, 0);
  Fill(20, 5, 60, 33, strip);
  const auto image = NormalizeInk(strip, 1.5);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->columns, 80) << "40 by 28 pixels become 60 by 28, and 16 columns of margin";
  EXPECT_FLOAT_EQ(At(*image, 16, 8 + 59), 1.0F);
  EXPECT_EQ(At(*image, 16, 8 + 60), 0.0F);
}

TEST(InkImage, WidthIsBounded) {
  InkStrip strip = Flat(16000, 4, 0);
  Fill(0, 0, 16000, 4, strip);
  const auto image = NormalizeInk(strip, 1);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->columns, 256 + 16);
}

TEST(InkImage, SoundStripsHaveTheBytesTheySay) {
  EXPECT_TRUE(IsSound(Flat(1, 1, 0)));
  EXPECT_FALSE(IsSound({}));
  EXPECT_FALSE(IsSound({2, 2, {0, 0, 0}}));
  EXPECT_FALSE(IsSound({-1, -1, {0}}));
  EXPECT_FALSE(IsSound({1 << 20, 1, std::vector<std::uint8_t>(1 << 20)}));
  EXPECT_FALSE(IsSound({1 << 16, 1 << 16, {}})) << "the product must not wrap around";
}

RC_GTEST_PROP(InkImage, IsAlwaysInBounds, ()) {
  InkStrip strip;
  strip.width = *rc::gen::inRange(1, 60);
  strip.height = *rc::gen::inRange(1, 60);
  strip.ink = *rc::gen::container<std::vector<std::uint8_t>>(
      static_cast<std::size_t>(strip.width * strip.height), rc::gen::arbitrary<std::uint8_t>());
  const auto image = NormalizeInk(strip, 1);
  if (!image) return;
  RC_ASSERT(image->columns % 8 == 0 && image->columns >= kFewestInkColumns);
  RC_ASSERT(image->values.size() == static_cast<std::size_t>(kInkRows * image->columns));
  RC_ASSERT(std::ranges::all_of(image->values, [](float v) { return v >= 0 && v <= 1.0001F; }));
}

}  // namespace
}  // namespace vanthu
