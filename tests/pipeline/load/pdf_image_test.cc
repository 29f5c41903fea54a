#include "pipeline/load/pdf_image.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "pipeline/image.h"
#include "tests/pipeline/load/fax_data.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

constexpr int kWidth = 203;  // No multiple of 8: rows end within a byte.
constexpr int kHeight = 151;

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same != 0;
}

Image Decode(QPDFObjectHandle image, MaskInk ink = {}, const LoadLimits& limits = {}) {
  const auto raster = DecodePdfImage(image, ink, limits);
  return raster ? Image(*raster) : Image();
}

std::string Facts(int bits, std::string_view space, std::string_view more = "") {
  return "/Subtype /Image /Width 203 /Height 151 /BitsPerComponent " + std::to_string(bits) +
         " /ColorSpace " + std::string(space) + " " + std::string(more);
}

std::string Jpeg(Pix* pix) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMemJpeg(&data, &size, pix, 90, 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

class PdfImage : public testing::Test {
 protected:
  TestPdf pdf_;
  Image binary_{MakeBinaryPage(kWidth, kHeight)};
  Image gray_{MakeGrayPage(kWidth, kHeight)};
  Image color_{MakeColorPage(kWidth, kHeight)};
};

TEST_F(PdfImage, PlainSamplesComeBackBitForBit) {
  for (const Image* image : {&binary_, &gray_, &color_}) {
    const Image decoded = Decode(pdf_.Image(image->pix()));
    ASSERT_FALSE(decoded.empty());
    EXPECT_EQ(decoded.depth(), image->depth());
    EXPECT_TRUE(Same(decoded.pix(), image->pix())) << image->depth();
  }
}

TEST_F(PdfImage, AnInvertedDecodeArrayTurnsLightAndDark) {
  Image negative(pixInvert(nullptr, gray_.pix()));
  EXPECT_TRUE(Same(Decode(pdf_.Image(gray_.pix(), "/Decode [1 0]")).pix(), negative.pix()));
  Image binary_negative(pixInvert(nullptr, binary_.pix()));
  EXPECT_TRUE(
      Same(Decode(pdf_.Image(binary_.pix(), "/Decode [1 0]")).pix(), binary_negative.pix()));
}

TEST_F(PdfImage, OtherDecodeArraysAreForTheRenderer) {
  EXPECT_EQ(DecodePdfImage(pdf_.Image(gray_.pix(), "/Decode [0.2 0.8]"), {}, {}).error(),
            NoRaster::kUnsupported);
}

TEST_F(PdfImage, ReadsCmyk) {
  // White paper, one black and one red pixel.
  const std::string samples("\x00\x00\x00\x00\x00\x00\x00\xff\x00\xff\xff\x00", 12);
  const Image decoded = Decode(pdf_.Stream(
      "/Subtype /Image /Width 3 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK", samples));
  ASSERT_EQ(decoded.depth(), 32);
  l_uint32 pixels[3] = {};
  for (int x = 0; x < 3; ++x) pixGetPixel(decoded.pix(), x, 0, &pixels[x]);
  EXPECT_EQ(pixels[0] >> 8, 0xffffffU >> 0);
  EXPECT_EQ(pixels[1] >> 8, 0x000000U);
  EXPECT_EQ(pixels[2] >> 8, 0xff0000U);
}

TEST_F(PdfImage, ReadsEveryWidthOfGraySample) {
  // Black, a tone, white.
  for (const auto& [bits, samples] : {std::pair{2, std::string("\x1c", 1)},
                                      {4, std::string("\x05\xf0", 2)},
                                      {16, std::string("\x00\x00\x55\x55\xff\xff", 6)}}) {
    const Image decoded =
        Decode(pdf_.Stream("/Subtype /Image /Width 3 /Height 1 /ColorSpace /DeviceGray "
                           "/BitsPerComponent " +
                               std::to_string(bits),
                           samples));
    ASSERT_EQ(decoded.depth(), 8) << bits;
    l_uint32 pixels[3] = {};
    for (int x = 0; x < 3; ++x) pixGetPixel(decoded.pix(), x, 0, &pixels[x]);
    EXPECT_EQ(pixels[0], 0U) << bits;
    EXPECT_EQ(pixels[1], 85U) << bits;
    EXPECT_EQ(pixels[2], 255U) << bits;
  }
}

TEST_F(PdfImage, APaletteOfPaperAndInkStaysBinaryEitherWayRound) {
  const std::string samples = Samples(binary_.pix());
  const Image black_first =
      Decode(pdf_.Stream(Facts(1, "[/Indexed /DeviceRGB 1 <000000ffffff>]"), samples));
  ASSERT_EQ(black_first.depth(), 1);
  EXPECT_TRUE(Same(black_first.pix(), binary_.pix()));
  const Image white_first =
      Decode(pdf_.Stream(Facts(1, "[/Indexed /DeviceGray 1 <ff00>]"), samples));
  ASSERT_EQ(white_first.depth(), 1);
  Image negative(pixInvert(nullptr, binary_.pix()));
  EXPECT_TRUE(Same(white_first.pix(), negative.pix()));
}

TEST_F(PdfImage, AColoredPaletteKeepsItsColors) {
  const Image decoded =
      Decode(pdf_.Stream("/Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 "
                         "/ColorSpace [/Indexed /DeviceRGB 2 <ffffffd02020001020>]",
                         std::string("\x01\x02", 2)));
  ASSERT_EQ(decoded.depth(), 32);
  l_uint32 pixel = 0;
  pixGetPixel(decoded.pix(), 0, 0, &pixel);
  EXPECT_EQ(pixel >> 8, 0xd02020U);
  pixGetPixel(decoded.pix(), 1, 0, &pixel);
  EXPECT_EQ(pixel >> 8, 0x001020U);
}

TEST_F(PdfImage, AProfileCountsByItsComponents) {
  QPDFObjectHandle image = pdf_.Image(gray_.pix());
  QPDFObjectHandle space = QPDFObjectHandle::newArray();
  space.appendItem(QPDFObjectHandle::newName("/ICCBased"));
  space.appendItem(pdf_.Stream("/N 1", "not a profile"));
  image.getDict().replaceKey("/ColorSpace", space);
  EXPECT_TRUE(Same(Decode(image).pix(), gray_.pix()));
}

struct FaxCase {
  const char* parameters;
  const char* more;
  bool is_negative;
};

TEST_F(PdfImage, FaxDataHasThePolarityItsDictionarySays) {
  const std::string data = FaxData(binary_.pix(), COMPRESSION_CCITTFAX4);
  Image negative(pixInvert(nullptr, binary_.pix()));
  for (const FaxCase& fax :
       {FaxCase{"", "", false}, FaxCase{"/BlackIs1 true", "", true},
        FaxCase{"", "/Decode [1 0]", true}, FaxCase{"/BlackIs1 true", "/Decode [1 0]", false}}) {
    QPDFObjectHandle image = pdf_.Stream(
        Facts(1, "/DeviceGray",
              std::string("/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 203 ") +
                  fax.parameters + " >> " + fax.more),
        data);
    const Image decoded = Decode(image);
    ASSERT_FALSE(decoded.empty());
    EXPECT_TRUE(Same(decoded.pix(), fax.is_negative ? negative.pix() : binary_.pix()))
        << fax.parameters << fax.more;
  }
}

TEST_F(PdfImage, AFaxMaskPaintedInBlackIsThatFax) {
  QPDFObjectHandle image = pdf_.Stream(
      "/Subtype /Image /ImageMask true /Width 203 /Height 151 /BitsPerComponent 1 "
      "/Filter [/CCITTFaxDecode] /DecodeParms [<< /K -1 /Columns 203 >>]",
      FaxData(binary_.pix(), COMPRESSION_CCITTFAX4));
  EXPECT_TRUE(Same(Decode(image).pix(), binary_.pix()));
  EXPECT_EQ(DecodePdfImage(image, {.is_black = false}, {}).error(), NoRaster::kUnsupported);
}

TEST_F(PdfImage, AlignedFaxRowsAreForTheRenderer) {
  QPDFObjectHandle image = pdf_.Stream(
      Facts(1, "/DeviceGray",
            "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 203 /EncodedByteAlign true >>"),
      FaxData(binary_.pix(), COMPRESSION_CCITTFAX4));
  EXPECT_EQ(DecodePdfImage(image, {}, {}).error(), NoRaster::kUnsupported);
}

TEST_F(PdfImage, JpegIsDecodedOnceAlsoUnderFlate) {
  const std::string jpeg = Jpeg(color_.pix());
  const Image plain = Decode(pdf_.Stream(Facts(8, "/DeviceRGB", "/Filter /DCTDecode"), jpeg));
  ASSERT_EQ(plain.depth(), 32);
  Image expected(
      pixReadMemJpeg(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size(), 0, 1, nullptr, 0));
  EXPECT_TRUE(Same(plain.pix(), expected.pix()));

  l_uint8* packed = nullptr;
  std::size_t size = 0;
  packed = zlibCompress(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size(), &size);
  const std::string flate(reinterpret_cast<const char*>(packed), size);
  lept_free(packed);
  const Image wrapped =
      Decode(pdf_.Stream(Facts(8, "/DeviceRGB", "/Filter [/FlateDecode /DCTDecode]"), flate));
  ASSERT_FALSE(wrapped.empty());
  EXPECT_TRUE(Same(wrapped.pix(), expected.pix()));
}

TEST_F(PdfImage, AJpegThatIsLargerThanItsDictionarySaysIsRefused) {
  const std::string jpeg = Jpeg(gray_.pix());
  QPDFObjectHandle image = pdf_.Stream(
      "/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray "
      "/Filter /DCTDecode",
      jpeg);
  EXPECT_EQ(DecodePdfImage(image, {}, {.max_pixels = 1000}).error(), NoRaster::kTooLarge);
}

TEST_F(PdfImage, WhatHasASoftMaskOrAnUnknownCodecIsForTheRenderer) {
  QPDFObjectHandle masked = pdf_.Image(gray_.pix());
  masked.getDict().replaceKey("/SMask", pdf_.Image(gray_.pix()));
  EXPECT_EQ(DecodePdfImage(masked, {}, {}).error(), NoRaster::kUnsupported);
  for (const char* more : {"/Filter /JBIG2Decode", "/Filter [/ASCII85Decode /DCTDecode]"}) {
    EXPECT_EQ(DecodePdfImage(pdf_.Stream(Facts(8, "/DeviceGray", more), "x"), {}, {}).error(),
              NoRaster::kUnsupported)
        << more;
  }
  EXPECT_EQ(
      DecodePdfImage(pdf_.Stream(Facts(8, "[/Separation /Gold /DeviceRGB << >>]"), "x"), {}, {})
          .error(),
      NoRaster::kUnsupported);
}

TEST_F(PdfImage, TheLimitOfPixelsIsCheckedBeforeAnyData) {
  QPDFObjectHandle image = pdf_.Stream(
      "/Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 1 /ColorSpace /DeviceGray", "");
  EXPECT_EQ(DecodePdfImage(image, {}, {}).error(), NoRaster::kTooLarge);
}

TEST_F(PdfImage, ACutOffTailIsPaperAndMoreIsDamage) {
  const std::string samples = Samples(gray_.pix());
  const Image decoded =
      Decode(pdf_.Stream(Facts(8, "/DeviceGray"), samples.substr(0, samples.size() - 2 * kWidth)));
  ASSERT_FALSE(decoded.empty());
  l_uint32 pixel = 0;
  pixGetPixel(decoded.pix(), 100, kHeight - 1, &pixel);
  EXPECT_EQ(pixel, 255U);
  EXPECT_EQ(DecodePdfImage(
                pdf_.Stream(Facts(8, "/DeviceGray"), samples.substr(0, samples.size() / 2)), {}, {})
                .error(),
            NoRaster::kDamaged);
}

TEST_F(PdfImage, DataBeyondTheLastRowAreNotRead) {
  // 100 MB behind a page of 30 kB.
  QPDFObjectHandle image =
      pdf_.Stream(Facts(8, "/DeviceGray"), Samples(gray_.pix()) + std::string(100U << 20, 'x'));
  EXPECT_TRUE(Same(Decode(image).pix(), gray_.pix()));
}

TEST_F(PdfImage, FactsThatMakeNoSenseAreDamage) {
  for (const char* facts : {"/Width 0 /Height 5", "/Width -3 /Height 5", "/Height 5",
                            "/Width 5 /Height 5 /BitsPerComponent 3"}) {
    QPDFObjectHandle image = pdf_.Stream(
        std::string("/Subtype /Image /ColorSpace /DeviceGray ") + facts, "xxxxxxxxxxxxx");
    EXPECT_EQ(DecodePdfImage(image, {}, {}).error(), NoRaster::kDamaged) << facts;
  }
}

}  // namespace
}  // namespace vanthu
