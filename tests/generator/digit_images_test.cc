#include "tests/generator/digit_images.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vanthu::generator {
namespace {

TEST(DigitImages, SaysWhatIsMissing) {
  const auto digits = DigitImages::Load("/nowhere");
  ASSERT_FALSE(digits.has_value());
  EXPECT_EQ(digits.error().code, Error::Code::kNotFound);
}

TEST(DigitImages, HasEveryDigitCroppedToItsInk) {
  const std::filesystem::path folder =
      std::filesystem::path(VANTHU_SOURCE_DIR).parent_path() / "shared" / "digits";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "../shared/digits is not there";
  const auto digits = DigitImages::Load(folder);
  ASSERT_TRUE(digits.has_value()) << digits.error().message;
  Random random(1);
  for (char digit = '0'; digit <= '9'; ++digit) {
    const DigitImage& image = digits->Pick(digit, random);
    EXPECT_GT(image.height, 10) << digit;
    EXPECT_EQ(image.ink.size(), static_cast<std::size_t>(image.width * image.height));
  }
}

}  // namespace
}  // namespace vanthu::generator
