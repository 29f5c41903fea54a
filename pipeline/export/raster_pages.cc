// Tested by tests/pipeline/export/raster_pages_test.cc.
#include "pipeline/export/raster_pages.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <array>
#include <cstdarg>
#include <cstdint>
#include <optional>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/load.h"
#include "pipeline/load/exif.h"
#include "pipeline/load/limits.h"
#include "pipeline/load/mapped_file.h"

namespace vanthu {
namespace {

using Bytes = std::span<const unsigned char>;
using TiffPtr = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

constexpr l_uint32 kWhite = 0xffffff00;  // Leptonica's byte order: red, green, blue, alpha

struct PixDestroyer {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDestroyer>;

// What a JPEG says of itself before its first scan (ISO 10918-1, annex B).
struct JpegHead {
  int width = 0;
  int height = 0;
  int components = 0;
  bool is_adobe = false;       // inks are stored inverted
  bool is_dct_of_pdf = false;  // baseline or progressive, 8 bits
};

std::optional<JpegHead> ReadJpegHead(Bytes jpeg) {
  const auto at = [&jpeg](std::size_t i) { return static_cast<int>(jpeg[i]); };
  JpegHead head;
  for (std::size_t i = 2; i + 3 < jpeg.size();) {
    if (jpeg[i] != 0xFF) return std::nullopt;
    const int marker = at(i + 1);
    if (marker == 0xFF) {  // padding
      ++i;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {  // no parameters
      i += 2;
      continue;
    }
    const auto size = static_cast<std::size_t>(at(i + 2) << 8 | at(i + 3));
    if (size < 2 || i + 2 + size > jpeg.size()) return std::nullopt;
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame && size >= 8) {
      head.height = at(i + 5) << 8 | at(i + 6);
      head.width = at(i + 7) << 8 | at(i + 8);
      head.components = at(i + 9);
      head.is_dct_of_pdf = marker <= 0xC2 && at(i + 4) == 8;
    }
    constexpr std::string_view kAdobe = "Adobe";
    if (marker == 0xEE && size >= 2 + kAdobe.size()) {
      head.is_adobe = std::equal(kAdobe.begin(), kAdobe.end(),
                                 jpeg.begin() + static_cast<std::ptrdiff_t>(i) + 4);
    }
    if (marker == 0xDA) break;
    i += 2 + size;
  }
  if (head.width == 0 || head.height == 0) return std::nullopt;
  return head;
}

QPDFObjectHandle NewImage(QPDF& pdf, const std::string& data, const std::string& dictionary) {
  QPDFObjectHandle image = pdf.newStream(data);
  QPDFObjectHandle entries =
      QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image " + dictionary + " >>");
  for (const std::string& key : entries.getKeys()) {
    image.getDict().replaceKey(key, entries.getKey(key));
  }
  return image;
}

std::string Text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<QPDFObjectHandle> JpegImage(QPDF& pdf, Bytes jpeg, const JpegHead& head) {
  const char* space = head.components == 1   ? "/DeviceGray"
                      : head.components == 3 ? "/DeviceRGB"
                      : head.components == 4 ? "/DeviceCMYK"
                                             : nullptr;
  if (space == nullptr || !head.is_dct_of_pdf) return std::nullopt;
  const bool is_inverted = head.components == 4 && head.is_adobe;
  return NewImage(
      pdf, Text(jpeg),
      fmt::format("/Width {} /Height {} /ColorSpace {} /BitsPerComponent 8 "
                  "/Filter /DCTDecode {}",
                  head.width, head.height, space, is_inverted ? "/Decode [1 0 1 0 1 0 1 0]" : ""));
}

QPDFObjectHandle Group4Image(QPDF& pdf, const std::string& data, int width, int height,
                             const char* black_is_1) {
  return NewImage(pdf, data,
                  fmt::format("/Width {0} /Height {1} /ColorSpace /DeviceGray /BitsPerComponent 1 "
                              "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {0} "
                              "/Rows {1} /BlackIs1 {2} >>",
                              width, height, black_is_1));
}

// Rows with PNG's "up" filter: what scans have in common with the row above compresses well.
std::string UpFiltered(Pix* pix, int components) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const auto row_bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(components);
  constexpr char kUp = 2;
  std::string data;
  data.reserve((row_bytes + 1) * static_cast<std::size_t>(height));
  std::string above(row_bytes, '\0');
  std::string row(row_bytes, '\0');
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < height; ++y, line += pixGetWpl(pix)) {
    for (int x = 0; x < width; ++x) {
      if (components == 1) {
        row[static_cast<std::size_t>(x)] = static_cast<char>(GET_DATA_BYTE(line, x));
        continue;
      }
      for (int c = 0; c < 3; ++c) {
        row[static_cast<std::size_t>(3 * x + c)] =
            static_cast<char>(line[x] >> (24 - 8 * c) & 0xFF);
      }
    }
    data += kUp;
    for (std::size_t i = 0; i < row_bytes; ++i) data += static_cast<char>(row[i] - above[i]);
    std::swap(row, above);
  }
  return data;
}

QPDFObjectHandle FlateImage(QPDF& pdf, Pix* pix) {
  const int components = pixGetDepth(pix) == 8 ? 1 : 3;
  const std::string raw = UpFiltered(pix, components);
  std::string data;
  Pl_String end("image", nullptr, data);
  Pl_Flate flate("deflate", &end, Pl_Flate::a_deflate);
  flate.writeString(raw);
  flate.finish();
  constexpr int kPngOptimum = 15;  // each row says its own filter
  return NewImage(
      pdf, data,
      fmt::format("/Width {0} /Height {1} /ColorSpace {2} /BitsPerComponent 8 /Filter /FlateDecode "
                  "/DecodeParms << /Predictor {3} /Colors {4} /Columns {0} >>",
                  pixGetWidth(pix), pixGetHeight(pix),
                  components == 1 ? "/DeviceGray" : "/DeviceRGB", kPngOptimum, components));
}

PixPtr Replaced(PixPtr, Pix* made) { return PixPtr(made); }

// To 1, 8 or 32 bits a pixel, without palette or alpha; only 16 bits a sample lose something.
PixPtr ForPdf(PixPtr pix) {
  if (pix && pixGetColormap(pix.get()) != nullptr) {
    Pix* made = pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC);
    pix = Replaced(std::move(pix), made);
  }
  if (!pix) return pix;
  Pix* made = nullptr;
  switch (pixGetDepth(pix.get())) {
    case 2:
    case 4:
      made = pixConvertTo8(pix.get(), /*cmapflag=*/0);
      break;
    case 16:
      made = pixConvert16To8(pix.get(), L_MS_BYTE);
      break;
    case 24:
      made = pixConvert24To32(pix.get());
      break;
    case 32:
      if (pixGetSpp(pix.get()) != 4) return pix;
      made = pixAlphaBlendUniform(pix.get(), kWhite);
      break;
    default:
      return pix;
  }
  return Replaced(std::move(pix), made);
}

int Silent(TIFF*, void*, const char*, const char*, std::va_list) { return 1; }

TiffPtr OpenTiffFile(const std::filesystem::path& file) {
  std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                           &TIFFOpenOptionsFree);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), &Silent, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), &Silent, nullptr);
  return {TIFFOpenExt(file.c_str(), "r", options.get()), &TIFFClose};
}

std::uint16_t Field16(TIFF* tiff, std::uint32_t tag) {
  std::uint16_t value = 0;
  TIFFGetFieldDefaulted(tiff, tag, &value);
  return value;
}

// As load counts them: thumbnails and masks are no pages.
bool IsPage(TIFF* tiff) {
  std::uint32_t kind = 0;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
  return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

// The data of a page that is one group 4 strip, as it stands in the file.
std::optional<std::string> Group4Strip(TIFF* tiff) {
  if (Field16(tiff, TIFFTAG_COMPRESSION) != COMPRESSION_CCITTFAX4 ||
      Field16(tiff, TIFFTAG_BITSPERSAMPLE) != 1 || Field16(tiff, TIFFTAG_SAMPLESPERPIXEL) != 1 ||
      TIFFIsTiled(tiff) != 0 || TIFFNumberOfStrips(tiff) != 1) {
    return std::nullopt;
  }
  const std::uint64_t size = TIFFRawStripSize64(tiff, 0);
  constexpr std::uint64_t kMaxBytes = 1ULL << 30;
  if (size == 0 || size > kMaxBytes) return std::nullopt;
  std::string data(size, '\0');
  const auto read = TIFFReadRawStrip(tiff, 0, data.data(), static_cast<tmsize_t>(size));
  if (read != static_cast<tmsize_t>(size)) return std::nullopt;
  if (Field16(tiff, TIFFTAG_FILLORDER) == FILLORDER_LSB2MSB) {
    TIFFReverseBits(reinterpret_cast<std::uint8_t*>(data.data()), static_cast<tmsize_t>(size));
  }
  return data;
}

// A black-and-white raster as one group 4 strip: libtiff's encoder, by way of a TIFF in memory.
std::optional<QPDFObjectHandle> EncodedGroup4(QPDF& pdf, Pix* pix) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  L_COMP_DATA* data = nullptr;
  if (pixGenerateCIData(pix, L_G4_ENCODE, 0, 0, &data) != 0 || data == nullptr) {
    return std::nullopt;
  }
  std::swap(bytes, data->datacomp);
  size = data->nbytescomp;
  const bool min_is_black = data->minisblack != 0;
  const std::string strip(reinterpret_cast<const char*>(bytes), size);
  std::swap(bytes, data->datacomp);
  l_CIDataDestroy(&data);
  return Group4Image(pdf, strip, pixGetWidth(pix), pixGetHeight(pix),
                     min_is_black ? "true" : "false");
}

}  // namespace

struct RasterPages::Impl {
  MappedFile file;
  std::string shown;
  bool is_tiff = false;
  TiffPtr tiff = {nullptr, &TIFFClose};
  std::vector<std::uint64_t> directories;  // offsets of the pages of a TIFF
  bool is_jpeg = false;

  [[nodiscard]] std::unexpected<Error> Damaged(int number) const {
    return std::unexpected(
        Error{Error::Code::kInvalidData,
              fmt::format("{}: page {} of its original cannot be decoded; `vanthu doctor` checks "
                          "the machine, a backup has the file",
                          shown, number)});
  }

  [[nodiscard]] std::expected<RasterImage, Error> FromPix(QPDF& pdf, int number, PixPtr pix,
                                                          RasterImage facts) const {
    pix = ForPdf(std::move(pix));
    if (!pix) return Damaged(number);
    if (pixGetDepth(pix.get()) == 1) {
      const auto image = EncodedGroup4(pdf, pix.get());
      if (!image) return Damaged(number);
      facts.image = std::make_shared<QPDFObjectHandle>(*image);
    } else {
      facts.image = std::make_shared<QPDFObjectHandle>(FlateImage(pdf, pix.get()));
    }
    return facts;
  }

  [[nodiscard]] std::expected<RasterImage, Error> TiffImage(QPDF& pdf, int number) const {
    const std::uint64_t directory = directories[static_cast<std::size_t>(number - 1)];
    if (TIFFSetSubDirectory(tiff.get(), directory) == 0) return Damaged(number);
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    if (auto error = CheckPixels(shown, number, width, height, LoadLimits())) {
      return std::unexpected(*std::move(error));
    }
    RasterImage facts = {.image = nullptr,
                         .width = static_cast<int>(width),
                         .height = static_cast<int>(height),
                         .stored = OrientationFromTag(Field16(tiff.get(), TIFFTAG_ORIENTATION))};
    if (const auto strip = Group4Strip(tiff.get())) {
      const bool min_is_black = Field16(tiff.get(), TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_MINISBLACK;
      facts.image = std::make_shared<QPDFObjectHandle>(
          Group4Image(pdf, *strip, facts.width, facts.height, min_is_black ? "true" : "false"));
      return facts;
    }
    std::size_t offset = directory;
    PixPtr pix(pixReadMemFromMultipageTiff(file.bytes().data(), file.bytes().size(), &offset));
    // Leptonica turns the raster by its tag.
    facts.is_turned = true;
    return FromPix(pdf, number, std::move(pix), std::move(facts));
  }

  [[nodiscard]] std::expected<RasterImage, Error> LoneImage(QPDF& pdf) const {
    int width = 0;
    int height = 0;
    if (is_jpeg) {
      if (const auto head = ReadJpegHead(file.bytes())) {
        if (const auto image = JpegImage(pdf, file.bytes(), *head)) {
          return RasterImage{.image = std::make_shared<QPDFObjectHandle>(*image),
                             .width = head->width,
                             .height = head->height,
                             .stored = ExifOrientation(file.bytes())};
        }
      }
    }
    if (pixReadHeaderMem(file.bytes().data(), file.bytes().size(), nullptr, &width, &height,
                         nullptr, nullptr, nullptr) != 0) {
      return Damaged(1);
    }
    if (auto error = CheckPixels(shown, 1, width, height, LoadLimits())) {
      return std::unexpected(*std::move(error));
    }
    PixPtr pix(pixReadMem(file.bytes().data(), file.bytes().size()));
    return FromPix(pdf, 1, std::move(pix), {.image = nullptr, .width = width, .height = height});
  }
};

RasterPages::RasterPages(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RasterPages::RasterPages(RasterPages&&) noexcept = default;
RasterPages& RasterPages::operator=(RasterPages&&) noexcept = default;
RasterPages::~RasterPages() = default;

std::expected<RasterPages, Error> RasterPages::Open(const std::filesystem::path& file,
                                                    const std::string& shown) {
  // Leptonica would print what it thinks of a damaged file.
  setMsgSeverity(L_SEVERITY_NONE);
  auto mapped = MappedFile::Open(file);
  if (!mapped) return std::unexpected(mapped.error());
  auto impl = std::make_unique<Impl>(std::move(*mapped), shown);
  const Bytes bytes = impl->file.bytes();
  impl->is_jpeg = bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xD8;
  if (bytes.size() >= 4 &&
      ((bytes[0] == 'I' && bytes[1] == 'I') || (bytes[0] == 'M' && bytes[1] == 'M'))) {
    impl->is_tiff = true;
    impl->tiff = OpenTiffFile(file);
    if (!impl->tiff) return impl->Damaged(1);
    const LoadLimits limits;
    do {
      if (IsPage(impl->tiff.get())) {
        impl->directories.push_back(TIFFCurrentDirOffset(impl->tiff.get()));
      }
    } while (static_cast<int>(impl->directories.size()) < limits.max_pages &&
             TIFFReadDirectory(impl->tiff.get()) != 0);
  }
  return RasterPages(std::move(impl));
}

int RasterPages::page_count() const {
  return impl_->is_tiff ? static_cast<int>(impl_->directories.size()) : 1;
}

std::expected<RasterImage, Error> RasterPages::AddTo(QPDF& pdf, int number) const {
  return impl_->is_tiff ? impl_->TiffImage(pdf, number) : impl_->LoneImage(pdf);
}

}  // namespace vanthu
