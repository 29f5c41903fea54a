// Leptonica decodes all but JPEG; what it hides is read beside it: the directories of a TIFF with
// their resolution and orientation (libtiff), so that page N is found without walking from page 1.
//
// Tested by tests/pipeline/load/raster_test.cc.
#include "pipeline/load/raster.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/load/exif.h"
#include "pipeline/load/image_page.h"
#include "pipeline/load/jpeg.h"
#include "pipeline/load/limits.h"

namespace vanthu {
namespace {

using Bytes = std::span<const unsigned char>;

Error Damaged(std::string_view shown, int page) {
  return {Error::Code::kInvalidData,
          fmt::format("{}: page {} cannot be decoded, the file is damaged or cut short; copy or "
                      "scan it again",
                      shown, page)};
}

Error OutOfMemory(std::string_view shown, int page) {
  return {Error::Code::kTooLarge,
          fmt::format("{}: page {} does not fit into memory; scan it at 300 dpi", shown, page)};
}

// Leptonica does not tell a lack of memory from damage; asking for as much again does. In a worker
// that is as far as it goes: the failing request ends it with the reason.
bool FitsIntoMemory(std::size_t bytes) {
  void* raster = ::operator new(bytes, std::nothrow);
  ::operator delete(raster);
  return raster != nullptr;
}

// PNG, BMP, WebP: one image, one page.
class SingleImage : public PageReader {
 public:
  SingleImage(std::string shown, MappedFile file)
      : shown_(std::move(shown)), file_(std::move(file)) {}

  [[nodiscard]] int page_count() const override { return 1; }

  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) override {
    Pix* pix = pixReadMem(file_.bytes().data(), file_.bytes().size());
    if (pix == nullptr) return std::unexpected(Damaged(shown_, number));
    const double x_dpi = pixGetXRes(pix);
    const double y_dpi = pixGetYRes(pix);
    auto page = MakeImagePage(number, pix, {.x_dpi = x_dpi, .y_dpi = y_dpi});
    if (!page) return std::unexpected(OutOfMemory(shown_, number));
    return *std::move(page);
  }

 private:
  std::string shown_;
  MappedFile file_;
};

class JpegReader : public PageReader {
 public:
  JpegReader(std::string shown, MappedFile file, const LoadLimits& limits)
      : shown_(std::move(shown)), file_(std::move(file)), limits_(limits) {}

  [[nodiscard]] int page_count() const override { return 1; }

  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) override {
    const auto raster = DecodeJpeg(file_.bytes(), {.max_pixels = limits_.max_pixels});
    if (!raster) {
      return std::unexpected(raster.error() == NoJpeg::kTooLarge ? OutOfMemory(shown_, number)
                                                                 : Damaged(shown_, number));
    }
    RasterFacts facts = {.orientation = ExifOrientation(file_.bytes()),
                         .x_dpi = static_cast<double>(pixGetXRes(raster->pix)),
                         .y_dpi = static_cast<double>(pixGetYRes(raster->pix))};
    if (IsSideways(facts.orientation)) std::swap(facts.x_dpi, facts.y_dpi);
    auto page = MakeImagePage(number, TurnUpright(raster->pix, facts.orientation), facts);
    if (!page) return std::unexpected(OutOfMemory(shown_, number));
    if (raster->is_damaged) {
      page->issues.push_back(
          {"image_damaged", "the file is cut short or damaged; a part of the page is gray"});
    }
    return *std::move(page);
  }

 private:
  std::string shown_;
  MappedFile file_;
  LoadLimits limits_;
};

struct TiffPage {
  std::size_t offset = 0;  // of its directory in the file
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t pixel_bits = 1;  // as Leptonica has it
  double x_dpi = 0;
  double y_dpi = 0;
  Orientation orientation = Orientation::kUpright;
};

// libtiff prints its warnings unless told otherwise; what matters comes back as a failure.
int Silent(TIFF*, void*, const char*, const char*, std::va_list) { return 1; }

TiffPage ReadDirectory(TIFF* tiff) {
  TiffPage page;
  page.offset = static_cast<std::size_t>(TIFFCurrentDirOffset(tiff));
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &page.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &page.height);
  std::uint16_t samples = 1;
  std::uint16_t sample_bits = 1;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &sample_bits);
  constexpr std::size_t kColor = 32;
  page.pixel_bits = samples > 1 ? kColor : sample_bits;
  float x = 0;
  float y = 0;
  std::uint16_t unit = RESUNIT_INCH;
  TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x);
  TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  const double to_inch = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
  if (unit != RESUNIT_NONE) {
    page.x_dpi = x * to_inch;
    page.y_dpi = y * to_inch;
  }
  std::uint16_t orientation = ORIENTATION_TOPLEFT;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
  page.orientation = OrientationFromTag(orientation);
  return page;
}

// Thumbnails and transparency masks are directories of the file but no pages of the letter.
bool IsPage(TIFF* tiff) {
  std::uint32_t kind = 0;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
  return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

class TiffReader : public PageReader {
 public:
  TiffReader(std::string shown, MappedFile file, const LoadLimits& limits,
             std::vector<TiffPage> pages)
      : shown_(std::move(shown)),
        file_(std::move(file)),
        limits_(limits),
        pages_(std::move(pages)) {}

  [[nodiscard]] int page_count() const override { return static_cast<int>(pages_.size()); }

  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) override {
    const TiffPage& stored = pages_[static_cast<std::size_t>(number - 1)];
    if (auto error = CheckPixels(shown_, number, stored.width, stored.height, limits_)) {
      return std::unexpected(*std::move(error));
    }
    const Bytes bytes = file_.bytes();
    std::size_t offset = stored.offset;
    Pix* pix = pixReadMemFromMultipageTiff(bytes.data(), bytes.size(), &offset);
    if (pix == nullptr) {
      const std::size_t raster_bytes =
          std::size_t{stored.width} * stored.height * stored.pixel_bits / 8;
      return std::unexpected(FitsIntoMemory(raster_bytes) ? Damaged(shown_, number)
                                                          : OutOfMemory(shown_, number));
    }
    // Leptonica has turned the raster upright by its orientation tag.
    RasterFacts facts = {
        .orientation = stored.orientation, .x_dpi = stored.x_dpi, .y_dpi = stored.y_dpi};
    if (IsSideways(facts.orientation)) std::swap(facts.x_dpi, facts.y_dpi);
    auto page = MakeImagePage(number, pix, facts);
    if (!page) return std::unexpected(OutOfMemory(shown_, number));
    return *std::move(page);
  }

 private:
  std::string shown_;
  MappedFile file_;
  LoadLimits limits_;
  std::vector<TiffPage> pages_;
};

}  // namespace

std::expected<std::unique_ptr<PageReader>, Error> OpenRaster(const std::filesystem::path& path,
                                                             MappedFile file,
                                                             const LoadLimits& limits) {
  std::string shown = DisplayPath(path);
  const Bytes bytes = file.bytes();
  const bool is_jpeg = bytes.size() >= 2 && bytes[0] == 0xff && bytes[1] == 0xd8;
  int width = 0;
  int height = 0;
  if (is_jpeg) {
    const auto size = ReadJpegSize(bytes);
    if (!size) return std::unexpected(Damaged(shown, 1));
    width = size->width;
    height = size->height;
  } else if (pixReadHeaderMem(bytes.data(), bytes.size(), nullptr, &width, &height, nullptr,
                              nullptr, nullptr) != 0) {
    return std::unexpected(Damaged(shown, 1));
  }
  if (auto error = CheckPixels(shown, 1, width, height, limits)) {
    return std::unexpected(*std::move(error));
  }
  if (is_jpeg) return std::make_unique<JpegReader>(std::move(shown), std::move(file), limits);
  return std::make_unique<SingleImage>(std::move(shown), std::move(file));
}

std::expected<std::unique_ptr<PageReader>, Error> OpenTiff(const std::filesystem::path& path,
                                                           MappedFile file,
                                                           const LoadLimits& limits) {
  std::string shown = DisplayPath(path);
  std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                           &TIFFOpenOptionsFree);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), &Silent, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), &Silent, nullptr);
  const std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff(
      TIFFOpenExt(path.c_str(), "r", options.get()), &TIFFClose);
  if (!tiff) return std::unexpected(Damaged(shown, 1));
  std::vector<TiffPage> pages;
  do {
    if (IsPage(tiff.get())) pages.push_back(ReadDirectory(tiff.get()));
  } while (static_cast<int>(pages.size()) <= limits.max_pages && TIFFReadDirectory(tiff.get()));
  if (auto error = CheckPageCount(shown, static_cast<std::int64_t>(pages.size()), limits)) {
    return std::unexpected(*std::move(error));
  }
  // When no page fits, the file is refused whole and at once.
  std::optional<Error> first_error;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto error =
        CheckPixels(shown, static_cast<int>(i + 1), pages[i].width, pages[i].height, limits);
    if (!error) {
      return std::make_unique<TiffReader>(std::move(shown), std::move(file), limits,
                                          std::move(pages));
    }
    if (!first_error) first_error = std::move(error);
  }
  return std::unexpected(*std::move(first_error));
}

}  // namespace vanthu
