#include "pipeline/load/jpeg.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

// clang-format off
#include <cstdio>  // jpeglib.h needs FILE.
#include <jpeglib.h>
// clang-format on

#include <cstdlib>
#include <string>

#include "pipeline/image.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

constexpr int kWidth = 333;
constexpr int kHeight = 250;

std::span<const unsigned char> Bytes(const std::string& bytes) {
  return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

std::string Encode(Pix* pix) {
  pixSetResolution(pix, 150, 150);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMemJpeg(&data, &size, pix, 90, 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

// One color all over, in inks, with or without Adobe's marker.
std::string EncodeInks(int cyan, int magenta, int yellow, int black, bool adobe_marker) {
  jpeg_compress_struct codec{};
  jpeg_error_mgr errors{};
  codec.err = jpeg_std_error(&errors);
  jpeg_create_compress(&codec);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&codec, &data, &size);
  codec.image_width = 16;
  codec.image_height = 16;
  codec.input_components = 4;
  codec.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&codec);
  codec.write_Adobe_marker = adobe_marker ? TRUE : FALSE;
  jpeg_set_quality(&codec, 100, TRUE);
  jpeg_start_compress(&codec, TRUE);
  JSAMPLE row[64];
  for (int i = 0; i < 64; i += 4) {
    row[i] = static_cast<JSAMPLE>(cyan);
    row[i + 1] = static_cast<JSAMPLE>(magenta);
    row[i + 2] = static_cast<JSAMPLE>(yellow);
    row[i + 3] = static_cast<JSAMPLE>(black);
  }
  JSAMPROW rows[] = {row};
  while (codec.next_scanline < codec.image_height) jpeg_write_scanlines(&codec, rows, 1);
  jpeg_finish_compress(&codec);
  jpeg_destroy_compress(&codec);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

l_uint32 FirstPixel(const std::string& jpeg, JpegOptions::Inks inks) {
  const auto raster = DecodeJpeg(Bytes(jpeg), {.inks = inks});
  const Image image(raster->pix);
  l_uint32 value = 0;
  pixGetPixel(image.pix(), 0, 0, &value);
  return value >> 8;
}

TEST(Jpeg, DecodesLikeLeptonica) {
  for (Pix* pix : {MakeGrayPage(kWidth, kHeight), MakeColorPage(kWidth, kHeight)}) {
    const Image page(pix);
    const std::string jpeg = Encode(page.pix());
    const auto raster = DecodeJpeg(Bytes(jpeg), {});
    ASSERT_TRUE(raster.has_value());
    const Image decoded(raster->pix);
    const Image expected(pixReadMemJpeg(Bytes(jpeg).data(), jpeg.size(), 0, 1, nullptr, 0));
    l_int32 same = 0;
    pixEqual(decoded.pix(), expected.pix(), &same);
    EXPECT_EQ(same, 1) << page.depth();
    EXPECT_EQ(decoded.depth(), page.depth());
    EXPECT_EQ(decoded.dpi(), 150);
    EXPECT_FALSE(raster->is_damaged);
  }
}

TEST(Jpeg, ReadsWhatIsThereOfAFileCutShort) {
  const Image page(MakeGrayPage(kWidth, kHeight));
  const std::string jpeg = Encode(page.pix());
  const auto raster = DecodeJpeg(Bytes(jpeg.substr(0, jpeg.size() * 3 / 4)), {});
  ASSERT_TRUE(raster.has_value());
  EXPECT_TRUE(raster->is_damaged);
  const Image decoded(raster->pix);
  l_uint32 mark = 255;
  pixGetPixel(decoded.pix(), kWidth / 16 + 10, kHeight / 16 + 5, &mark);
  EXPECT_LT(mark, 60U);
}

TEST(Jpeg, InksAreTakenAsTheCallerSays) {
  using Inks = JpegOptions::Inks;
  const std::string paper = EncodeInks(0, 0, 0, 0, false);
  EXPECT_EQ(FirstPixel(paper, Inks::kPlain), 0xffffffU);
  EXPECT_EQ(FirstPixel(paper, Inks::kInverted), 0x000000U);
  EXPECT_EQ(FirstPixel(paper, Inks::kByMarker), 0xffffffU);
  EXPECT_EQ(FirstPixel(EncodeInks(255, 255, 255, 255, true), Inks::kByMarker), 0xffffffU);
  EXPECT_EQ(FirstPixel(EncodeInks(0, 255, 255, 0, false), Inks::kPlain), 0xff0000U);
}

TEST(Jpeg, TheSizeIsInTheHeader) {
  const Image page(MakeGrayPage(kWidth, kHeight));
  const std::string jpeg = Encode(page.pix());
  const auto size = ReadJpegSize(Bytes(jpeg.substr(0, 400)));
  ASSERT_TRUE(size.has_value());
  EXPECT_EQ(size->width, kWidth);
  EXPECT_EQ(size->height, kHeight);
  EXPECT_EQ(ReadJpegSize(Bytes(jpeg.substr(0, 40))).error(), NoJpeg::kDamaged);
}

TEST(Jpeg, RefusesWhatIsTooLargeOrNone) {
  const Image page(MakeGrayPage(kWidth, kHeight));
  const std::string jpeg = Encode(page.pix());
  EXPECT_EQ(DecodeJpeg(Bytes(jpeg), {.max_pixels = 1000}).error(), NoJpeg::kTooLarge);
  EXPECT_EQ(DecodeJpeg(Bytes("no jpeg"), {}).error(), NoJpeg::kDamaged);
  EXPECT_EQ(DecodeJpeg({}, {}).error(), NoJpeg::kDamaged);
}

TEST(Jpeg, IsSilentAboutEveryCut) {
  const Image page(MakeColorPage(kWidth, kHeight));
  const std::string jpeg = Encode(page.pix());
  testing::internal::CaptureStderr();
  for (std::size_t size = 0; size < jpeg.size(); size += 97) {
    (void)ReadJpegSize(Bytes(jpeg.substr(0, size)));
    const auto raster = DecodeJpeg(Bytes(jpeg.substr(0, size)), {});
    const Image owned(raster ? raster->pix : nullptr);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace vanthu
