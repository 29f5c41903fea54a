#include "pipeline/load/ccitt.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <string>

#include "pipeline/image.h"
#include "tests/pipeline/load/fax_data.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

constexpr int kWidth = 330;
constexpr int kHeight = 200;

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same != 0;
}

TEST(Ccitt, EveryCodingGivesTheSamePage) {
  const Image page(MakeBinaryPage(kWidth, kHeight));
  const struct {
    int k;
    std::uint16_t compression;
    std::uint32_t options;
  } codings[] = {{-1, COMPRESSION_CCITTFAX4, 0},
                 {0, COMPRESSION_CCITTFAX3, 0},
                 {4, COMPRESSION_CCITTFAX3, GROUP3OPT_2DENCODING}};
  for (const auto& coding : codings) {
    const Image decoded(DecodeCcitt(FaxData(page.pix(), coding.compression, coding.options),
                                    {.k = coding.k, .columns = kWidth, .rows = kHeight}));
    ASSERT_FALSE(decoded.empty()) << coding.k;
    EXPECT_TRUE(Same(decoded.pix(), page.pix())) << coding.k;
  }
}

TEST(Ccitt, DamagedDataNeverCrashes) {
  const Image page(MakeBinaryPage(kWidth, kHeight));
  std::string data = FaxData(page.pix(), COMPRESSION_CCITTFAX4, 0);
  for (std::size_t i = 0; i < data.size(); i += 7) {
    std::string damaged = data;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
    const Image decoded(DecodeCcitt(damaged, {.k = -1, .columns = kWidth, .rows = kHeight}));
    if (!decoded.empty()) {
      EXPECT_EQ(decoded.width(), kWidth);
    }
  }
  EXPECT_TRUE(Image(DecodeCcitt("", {.k = -1, .columns = kWidth, .rows = kHeight})).empty());
}

}  // namespace
}  // namespace vanthu
