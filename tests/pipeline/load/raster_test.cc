#include "pipeline/load/raster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/pipeline/load/scratch_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

constexpr int kWidth = 850;
constexpr int kHeight = 1100;

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same != 0;
}

class Raster : public testing::Test {
 protected:
  using Reader = std::expected<std::unique_ptr<PageReader>, Error>;

  std::filesystem::path Write(const char* name, Pix* pix, int format) {
    const auto path = folder_ / name;
    pixSetResolution(pix, 100, 100);
    EXPECT_EQ(pixWrite(path.c_str(), pix, format), 0);
    return path;
  }
  static Reader Open(const std::filesystem::path& path, const LoadLimits& limits = {}) {
    return OpenRaster(path, *MappedFile::Open(path), limits);
  }
  static Reader OpenTiffFile(const std::filesystem::path& path, const LoadLimits& limits = {}) {
    return OpenTiff(path, *MappedFile::Open(path), limits);
  }

  ScratchFolder folder_;
  Image gray_{MakeGrayPage(kWidth, kHeight)};
  Image binary_{MakeBinaryPage(kWidth, kHeight)};
  Image color_{MakeColorPage(kWidth, kHeight)};
};

TEST_F(Raster, LosslessFormatsComeBackPixelForPixel) {
  for (const int format : {IFF_PNG, IFF_BMP}) {
    for (const Image* image : {&gray_, &color_}) {
      const auto reader = Open(Write("page", image->pix(), format));
      ASSERT_TRUE(reader.has_value());
      const auto page = (*reader)->LoadPage(1);
      ASSERT_TRUE(page.has_value()) << page.error().message;
      EXPECT_TRUE(Same(page->image.pix(), image->pix())) << format;
      EXPECT_EQ(page->dpi, 100);
    }
  }
}

TEST_F(Raster, AJpegStandsAsItsExifTagSays) {
  const auto path = Write("photo.jpg", gray_.pix(), IFF_JFIF_JPEG);
  std::string jpeg;
  {
    std::ifstream file(path, std::ios::binary);
    jpeg.assign(std::istreambuf_iterator<char>(file), {});
  }
  // An Exif segment that asks for a quarter turn, right after the first marker.
  const std::string exif(
      "\xff\xe1\x00\x22"
      "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
      36);
  const auto turned = folder_.Write("turned.jpg", jpeg.substr(0, 2) + exif + jpeg.substr(2));
  const auto reader = Open(turned);
  ASSERT_TRUE(reader.has_value());
  const auto page = (*reader)->LoadPage(1);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->width, kHeight);
  EXPECT_EQ(page->height, kWidth);
  // The mark near the stored upper left is now at the upper right.
  const Box mark = {.left = kWidth / 16,
                    .top = kHeight / 16,
                    .right = kWidth / 16 + kWidth / 10,
                    .bottom = kHeight / 16 + kHeight / 20};
  const Box seen = Apply(Inverse(page->to_scan), mark);
  l_uint32 value = 255;
  pixGetPixel(page->image.pix(), static_cast<int>(seen.center_x()),
              static_cast<int>(seen.center_y()), &value);
  EXPECT_LT(value, 60U);
  EXPECT_GT(seen.left, kHeight / 2);
}

TEST_F(Raster, AJpegCutShortIsReadAndReported) {
  const auto path = Write("whole.jpg", gray_.pix(), IFF_JFIF_JPEG);
  const auto whole = Open(path);
  EXPECT_TRUE((*whole)->LoadPage(1)->issues.empty());
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const auto reader = Open(path);
  ASSERT_TRUE(reader.has_value());
  const auto page = (*reader)->LoadPage(1);
  ASSERT_TRUE(page.has_value());
  ASSERT_EQ(page->issues.size(), 1U);
  EXPECT_EQ(page->issues[0].what, "image_damaged");
}

TEST_F(Raster, APngCutShortIsRefusedWithItsName) {
  const auto path = Write("cut \"a\"\n.png", color_.pix(), IFF_PNG);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const auto reader = Open(path);
  ASSERT_TRUE(reader.has_value());
  const auto page = (*reader)->LoadPage(1);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, Error::Code::kInvalidData);
  EXPECT_THAT(page.error().message, HasSubstr("cut \"a\"%0A.png: page 1"));
}

TEST_F(Raster, TooManyPixelsAreRefusedByTheHeader) {
  const auto path = Write("page.png", gray_.pix(), IFF_PNG);
  const auto reader = Open(path, {.max_pixels = 1000});
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(reader.error().message, HasSubstr("850 x 1100"));
}

TEST_F(Raster, EveryPageOfATiffIsFoundInAnyOrder) {
  const auto path = folder_ / "letter.tif";
  pixSetResolution(binary_.pix(), 100, 100);
  pixSetResolution(gray_.pix(), 100, 100);
  pixSetResolution(color_.pix(), 100, 100);
  pixWriteTiff(path.c_str(), binary_.pix(), IFF_TIFF_G4, "w");
  pixWriteTiff(path.c_str(), gray_.pix(), IFF_TIFF_LZW, "a");
  pixWriteTiff(path.c_str(), color_.pix(), IFF_TIFF_ZIP, "a");
  const auto reader = OpenTiffFile(path);
  ASSERT_TRUE(reader.has_value());
  ASSERT_EQ((*reader)->page_count(), 3);
  const Image* expected[] = {&binary_, &gray_, &color_};
  for (const int number : {3, 1, 2, 1}) {
    const auto page = (*reader)->LoadPage(number);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->number, number);
    EXPECT_TRUE(Same(page->image.pix(), expected[number - 1]->pix())) << number;
    EXPECT_EQ(page->dpi, 100);
  }
}

class TiffOrientation : public Raster, public testing::WithParamInterface<int> {};

TEST_P(TiffOrientation, TheWayBackLandsOnTheStoredMark) {
  const auto path = folder_ / "turned.tif";
  pixWriteTiff(path.c_str(), binary_.pix(), IFF_TIFF_G4, "w");
  TIFF* tiff = TIFFOpen(path.c_str(), "r+");
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, GetParam());
  TIFFRewriteDirectory(tiff);
  TIFFClose(tiff);
  const auto reader = OpenTiffFile(path);
  ASSERT_TRUE(reader.has_value());
  const auto page = (*reader)->LoadPage(1);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->width, GetParam() >= 5 ? kHeight : kWidth);
  const Box mark = {.left = kWidth / 16,
                    .top = kHeight / 16,
                    .right = kWidth / 16 + kWidth / 10,
                    .bottom = kHeight / 16 + kHeight / 20};
  const Box seen = Apply(Inverse(page->to_scan), mark);
  ::Box* box = boxCreate(seen.left, seen.top, seen.width(), seen.height());
  Image clipped(pixClipRectangle(page->image.pix(), box, nullptr));
  boxDestroy(&box);
  l_int32 black = 0;
  pixCountPixels(clipped.pix(), &black, nullptr);
  EXPECT_EQ(black, mark.width() * mark.height());
}

INSTANTIATE_TEST_SUITE_P(Tags, TiffOrientation, testing::Range(1, 9));

TEST_F(Raster, ThumbnailsAreNoPages) {
  const auto path = folder_ / "thumb.tif";
  pixWriteTiff(path.c_str(), binary_.pix(), IFF_TIFF_G4, "w");
  pixWriteTiff(path.c_str(), gray_.pix(), IFF_TIFF_LZW, "a");
  TIFF* tiff = TIFFOpen(path.c_str(), "r+");
  TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
  TIFFRewriteDirectory(tiff);
  TIFFClose(tiff);
  const auto reader = OpenTiffFile(path);
  ASSERT_TRUE(reader.has_value());
  ASSERT_EQ((*reader)->page_count(), 1);
}

TEST_F(Raster, AResolutionInCentimetersIsOne) {
  const auto path = folder_ / "metric.tif";
  pixWriteTiff(path.c_str(), binary_.pix(), IFF_TIFF_G4, "w");
  TIFF* tiff = TIFFOpen(path.c_str(), "r+");
  TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 39.37F);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 39.37F);
  TIFFRewriteDirectory(tiff);
  TIFFClose(tiff);
  EXPECT_EQ((*OpenTiffFile(path))->LoadPage(1)->dpi, 100);
}

TEST_F(Raster, ATiffWithTooManyPagesOrNoneIsRefused) {
  const auto path = folder_ / "many.tif";
  const Image small(pixCreate(8, 8, 1));
  for (int i = 0; i < 6; ++i) {
    pixWriteTiff(path.c_str(), small.pix(), IFF_TIFF_G4, i == 0 ? "w" : "a");
  }
  const auto many = OpenTiffFile(path, {.max_pages = 5});
  ASSERT_FALSE(many.has_value());
  EXPECT_EQ(many.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(many.error().message, HasSubstr("limit of 5"));
  const auto none = OpenTiffFile(folder_.Write("none.tif", "II*\0 and nothing more"));
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, Error::Code::kInvalidData);
}

TEST_F(Raster, ALargePageOfATiffCostsThatPage) {
  const auto path = folder_ / "mixed.tif";
  const Image small(pixCreate(80, 80, 1));
  pixWriteTiff(path.c_str(), small.pix(), IFF_TIFF_G4, "w");
  pixWriteTiff(path.c_str(), binary_.pix(), IFF_TIFF_G4, "a");
  const auto reader = OpenTiffFile(path, {.max_pixels = 10'000});
  ASSERT_TRUE(reader.has_value());
  EXPECT_TRUE((*reader)->LoadPage(1).has_value());
  EXPECT_EQ((*reader)->LoadPage(2).error().code, Error::Code::kTooLarge);
}

}  // namespace
}  // namespace vanthu
