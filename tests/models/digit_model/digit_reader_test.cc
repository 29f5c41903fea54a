#include "models/digit_model/digit_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/models/digit_model/drawn_strip.h"
#include "tests/models/digit_model/weights_builder.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// Reads a "1" for each run of inked columns.
const DigitReader& Small() {
  static const DigitReader reader = DigitReader::Parse(NetThatSeesInk(1)).value();
  return reader;
}

TEST(DigitReader, ReadsAStrip) {
  InkStrip strip = Flat(60, 28, 0);
  Fill(5, 0, 10, 28, strip);
  Fill(30, 0, 35, 28, strip);
  const auto readings = Small().Read(strip, 2);
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].text, "11");
  EXPECT_GT(readings[0].probability, 0.99);
}

TEST(DigitReader, PaperSaysNothing) {
  const auto readings = Small().Read(Flat(120, 40, 0), 3);
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].text, "");
  EXPECT_EQ(readings[0].probability, 1);
}

TEST(DigitReader, ReadsNothingOfAStripThatIsNone) {
  EXPECT_THAT(Small().Read({}, 3), IsEmpty());
  EXPECT_THAT(Small().Read({10, 10, {1, 2, 3}}, 3), IsEmpty());
  EXPECT_THAT(Small().Read(DrawDigits("12", 30, 1), 0), IsEmpty());
}

TEST(DigitReader, ErrorsNameTheFile) {
  const auto missing = DigitReader::Load("/nowhere/digits.weights");
  ASSERT_FALSE(missing.has_value());
  EXPECT_THAT(missing.error(), HasSubstr("/nowhere/digits.weights"));
  const std::filesystem::path source = std::filesystem::path(VANTHU_SOURCE_DIR) / "LICENSE";
  const auto wrong = DigitReader::Load(source);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_THAT(wrong.error(), testing::AllOf(HasSubstr("LICENSE"), HasSubstr("not the weights")));
}

TEST(DigitReader, ThreadsShareAReader) {
  const InkStrip strip = DrawDigits("5823", 40, 12);
  const auto alone = Small().Read(strip, 5);
  std::vector<std::vector<DigitReading>> together(4);
  {
    std::vector<std::jthread> threads;
    for (auto& readings : together) {
      threads.emplace_back(
          [&readings, &strip, reader = Small()] { readings = reader.Read(strip, 5); });
    }
  }
  for (const auto& readings : together) {
    ASSERT_EQ(readings.size(), alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(readings[i].text, alone[i].text);
      EXPECT_EQ(readings[i].probability, alone[i].probability);
    }
  }
}

RC_GTEST_PROP(DigitReader, GivesProbabilitiesOfAnyStrip, ()) {
  InkStrip strip;
  strip.width = *rc::gen::inRange(1, 300);
  strip.height = *rc::gen::inRange(1, 50);
  // A few shades: all bytes at random are only noise.
  const int darkest = *rc::gen::inRange(1, 256);
  strip.ink = *rc::gen::container<std::vector<std::uint8_t>>(
      static_cast<std::size_t>(strip.width * strip.height),
      rc::gen::map(rc::gen::inRange(0, 4), [darkest](int level) {
        return static_cast<std::uint8_t>(level == 0 ? darkest : level);
      }));
  const auto readings = Small().Read(strip, 10);
  RC_ASSERT(!readings.empty() && readings.size() <= 10U);
  double sum = 0;
  std::set<std::string> texts;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    // Without the inner parentheses both sides of || would be evaluated.
    RC_ASSERT((i == 0 || readings[i].probability <= readings[i - 1].probability));
    sum += readings[i].probability;
    texts.insert(readings[i].text);
  }
  RC_ASSERT(sum <= 1 + 1e-9);
  RC_ASSERT(texts.size() == readings.size());
}

}  // namespace
}  // namespace vanthu
