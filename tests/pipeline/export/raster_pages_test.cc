#include "pipeline/export/raster_pages.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <filesystem>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>

#include "pipeline/load.h"
#include "pipeline/load/pdf_image.h"
#include "tests/pipeline/archive/temporary_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

struct Destroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, Destroy>;

class RasterPagesTest : public ::testing::Test {
 protected:
  fs::path Write(Pix* pix, const char* name, int format) {
    const fs::path path = folder_.path() / name;
    EXPECT_EQ(pixWrite(path.c_str(), pix, format), 0);
    return path;
  }

  // The page's image in a PDF; its filter is `filter`.
  RasterImage Add(const fs::path& path, int number, const char* filter) {
    pdf_.emptyPDF();
    const auto pages = RasterPages::Open(path, "12/KH-SYT");
    EXPECT_TRUE(pages) << pages.error().message;
    auto image = pages->AddTo(pdf_, number);
    EXPECT_TRUE(image) << image.error().message;
    EXPECT_EQ(image->image->getDict().getKey("/Filter").getName(), filter);
    return *image;
  }

  // As a reader of the PDF decodes it.
  static PixPtr Decoded(const RasterImage& image) {
    auto pix = DecodePdfImage(*image.image, {}, LoadLimits());
    EXPECT_TRUE(pix);
    return PixPtr(pix ? *pix : nullptr);
  }

  static void ExpectSame(Pix* a, Pix* b) {
    l_int32 same = 0;
    ASSERT_NE(a, nullptr);
    pixEqual(a, b, &same);
    EXPECT_EQ(same, 1);
  }

  TemporaryFolder folder_;
  QPDF pdf_;
};

TEST_F(RasterPagesTest, AJpegGoesInAsItIs) {
  const PixPtr pix(MakeColorPage(120, 170));
  const fs::path path = Write(pix.get(), "a.jpg", IFF_JFIF_JPEG);
  const RasterImage image = Add(path, 1, "/DCTDecode");
  EXPECT_EQ(image.width, 120);
  EXPECT_EQ(image.height, 170);
  const auto data = image.image->getRawStreamData();
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()),
            ReadWholeFile(path));
}

TEST_F(RasterPagesTest, BlackAndWhiteIsGroup4WithoutLoss) {
  const PixPtr pix(MakeBinaryPage(203, 301));
  for (const auto& [name, format] : {std::pair{"g4.tif", IFF_TIFF_G4},
                                     {"g3.tif", IFF_TIFF_G3},
                                     {"lzw.tif", IFF_TIFF_LZW},
                                     {"a.png", IFF_PNG}}) {
    SCOPED_TRACE(name);
    const RasterImage image = Add(Write(pix.get(), name, format), 1, "/CCITTFaxDecode");
    const PixPtr decoded = Decoded(image);
    ExpectSame(decoded.get(), pix.get());
  }
}

TEST_F(RasterPagesTest, TheStripOfAGroup4FileIsNotTouched) {
  const PixPtr pix(MakeBinaryPage(203, 301));
  const fs::path path = Write(pix.get(), "g4.tif", IFF_TIFF_G4);
  const RasterImage image = Add(path, 1, "/CCITTFaxDecode");
  const auto data = image.image->getRawStreamData();
  EXPECT_NE(ReadWholeFile(path).find(
                std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize())),
            std::string::npos);
}

TEST_F(RasterPagesTest, InkMayBeOneOrZeroInAGroup4File) {
  const PixPtr pix(MakeBinaryPage(203, 301));
  const fs::path path = folder_.path() / "min-is-black.tif";
  {
    const PixPtr inverted(pixInvert(nullptr, pix.get()));
    TIFF* tiff = TIFFOpen(path.c_str(), "w");
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 203);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 301);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 301);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_LSB2MSB);
    std::string rows = Samples(pix.get());  // 0 is black
    const std::size_t row = (203 + 7) / 8;
    for (int y = 0; y < 301; ++y) {
      TIFFWriteScanline(tiff, rows.data() + row * static_cast<std::size_t>(y),
                        static_cast<std::uint32_t>(y), 0);
    }
    TIFFClose(tiff);
  }
  ExpectSame(Decoded(Add(path, 1, "/CCITTFaxDecode")).get(), pix.get());
}

TEST_F(RasterPagesTest, GrayAndColorAreFlateWithoutLoss) {
  const PixPtr gray(MakeGrayPage(203, 301));
  ExpectSame(Decoded(Add(Write(gray.get(), "g.png", IFF_PNG), 1, "/FlateDecode")).get(),
             gray.get());
  const PixPtr color(MakeColorPage(203, 301));
  ExpectSame(Decoded(Add(Write(color.get(), "c.tif", IFF_TIFF_LZW), 1, "/FlateDecode")).get(),
             color.get());
}

TEST_F(RasterPagesTest, EveryPageOfATiffIsThere) {
  const PixPtr first(MakeBinaryPage(203, 301));
  const PixPtr second(MakeBinaryPage(100, 150));
  const fs::path path = folder_.path() / "two.tif";
  ASSERT_EQ(pixWriteTiff(path.c_str(), first.get(), IFF_TIFF_G4, "w"), 0);
  ASSERT_EQ(pixWriteTiff(path.c_str(), second.get(), IFF_TIFF_G4, "a"), 0);
  EXPECT_EQ(RasterPages::Open(path, "x")->page_count(), 2);
  EXPECT_EQ(Add(path, 2, "/CCITTFaxDecode").width, 100);
}

TEST_F(RasterPagesTest, DamageIsNamed) {
  const fs::path path = folder_.path() / "a.png";
  std::ofstream(path) << "\x89PNG\r\n\x1a\nrest";
  const auto pages = RasterPages::Open(path, "12/KH-SYT");
  ASSERT_TRUE(pages);
  pdf_.emptyPDF();
  const auto image = pages->AddTo(pdf_, 1);
  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, Error::Code::kInvalidData);
  EXPECT_EQ(image.error().message.rfind("12/KH-SYT: page 1 ", 0), 0U) << image.error().message;
}

}  // namespace
}  // namespace vanthu
