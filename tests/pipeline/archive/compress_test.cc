#include "pipeline/archive/compress.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

TEST(CompressTest, ComesBack) {
  for (const std::string& text : {std::string(), std::string("Số: 12/SYT-VP"),
                                  std::string(100'000, 'x'), std::string("\0\xFF", 2)}) {
    const auto back = Decompress(Compress(text));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, text);
  }
  EXPECT_LT(Compress(std::string(100'000, 'x')).size(), 100U);
}

TEST(CompressTest, DamageIsSeen) {
  const std::string good = Compress("Số: 12/SYT-VP, ngày 05 tháng 02 năm 2025");
  for (const std::string& bad : {std::string(), std::string("no frame"),
                                 good.substr(0, good.size() - 3), good.substr(0, 6)}) {
    const auto back = Decompress(bad);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().code, Error::Code::kInvalidData);
  }
}

}  // namespace
}  // namespace vanthu
