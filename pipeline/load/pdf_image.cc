// Codecs go to the libraries that Leptonica already brings (libjpeg, libtiff, OpenJPEG); plain
// samples, which most lossless scans and screenshots are, are unpacked here.
//
// Tested by tests/pipeline/load/pdf_image_test.cc.
#include "pipeline/load/pdf_image.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/load/ccitt.h"
#include "pipeline/load/jpeg.h"
#include "pipeline/load/pdf_stream.h"

namespace vanthu {
namespace {

using Raster = std::expected<Pix*, NoRaster>;

struct Rgb {
  l_uint8 red = 0;
  l_uint8 green = 0;
  l_uint8 blue = 0;

  [[nodiscard]] int Lightness() const { return red + green + blue; }
};

struct ColorSpace {
  int components = 1;        // of a sample in the stream
  std::vector<Rgb> palette;  // of an indexed space; then components is 1
};

struct ImageFacts {
  int width = 0;
  int height = 0;
  int bits = 8;  // a component
  bool is_mask = false;
  ColorSpace color;
  bool is_inverted = false;  // /Decode turns light and dark around
};

Rgb FromCmyk(int cyan, int magenta, int yellow, int black) {
  const auto light = [black](int ink) {
    return static_cast<l_uint8>(255 - std::min(255, ink + black));
  };
  return {light(cyan), light(magenta), light(yellow)};
}

// Device and calibrated gray, RGB and CMYK; profiles by their number of components.
std::optional<int> PlainComponents(QPDFObjectHandle space) {
  if (space.isArray() && space.getArrayNItems() > 0) {
    QPDFObjectHandle family = space.getArrayItem(0);
    if (family.isNameAndEquals("/ICCBased") && space.getArrayNItems() > 1) {
      QPDFObjectHandle profile = space.getArrayItem(1);
      if (!profile.isStream()) return std::nullopt;
      QPDFObjectHandle count = profile.getDict().getKey("/N");
      const int n = count.isInteger() ? count.getIntValueAsInt() : 0;
      if (n == 1 || n == 3 || n == 4) return n;
      return std::nullopt;
    }
    return PlainComponents(family);
  }
  if (!space.isName()) return std::nullopt;
  const std::string name = space.getName();
  if (name == "/DeviceGray" || name == "/CalGray" || name == "/G") return 1;
  if (name == "/DeviceRGB" || name == "/CalRGB" || name == "/RGB") return 3;
  if (name == "/DeviceCMYK" || name == "/CMYK") return 4;
  return std::nullopt;
}

std::optional<std::vector<Rgb>> ReadPalette(QPDFObjectHandle space) {
  if (space.getArrayNItems() < 4) return std::nullopt;
  const auto components = PlainComponents(space.getArrayItem(1));
  if (!components) return std::nullopt;
  QPDFObjectHandle table = space.getArrayItem(3);
  constexpr std::size_t kMaxTable = 256 * 4;
  std::string bytes;
  if (table.isString()) bytes = table.getStringValue();
  if (table.isStream()) bytes = ReadDecoded(table, kMaxTable).bytes;
  const auto step = static_cast<std::size_t>(*components);
  std::vector<Rgb> palette;
  for (std::size_t i = 0; i + step <= bytes.size() && palette.size() < 256; i += step) {
    const auto at = [&](std::size_t k) { return static_cast<l_uint8>(bytes[i + k]); };
    if (step == 1) palette.push_back({at(0), at(0), at(0)});
    if (step == 3) palette.push_back({at(0), at(1), at(2)});
    if (step == 4) palette.push_back(FromCmyk(at(0), at(1), at(2), at(3)));
  }
  if (palette.empty()) return std::nullopt;
  return palette;
}

std::optional<ColorSpace> ReadColorSpace(QPDFObjectHandle space) {
  if (space.isArray() && space.getArrayNItems() > 0 &&
      (space.getArrayItem(0).isNameAndEquals("/Indexed") ||
       space.getArrayItem(0).isNameAndEquals("/I"))) {
    auto palette = ReadPalette(space);
    if (!palette) return std::nullopt;
    return ColorSpace{1, *std::move(palette)};
  }
  const auto components = PlainComponents(space);
  if (!components) return std::nullopt;
  return ColorSpace{*components, {}};
}

int IntegerOr(QPDFObjectHandle value, int fallback) {
  return value.isInteger() ? value.getIntValueAsInt() : fallback;
}

bool BoolOr(QPDFObjectHandle value, bool fallback) {
  return value.isBool() ? value.getBoolValue() : fallback;
}

// The default array, or its exact inverse for every component; others stretch the tones.
enum class Decode { kDefault, kInverted, kOther };

Decode ReadDecode(QPDFObjectHandle array, int components, double full) {
  if (!array.isArray()) return Decode::kDefault;
  if (array.getArrayNItems() < 2 * components) return Decode::kDefault;
  bool is_default = true;
  bool is_inverted = true;
  for (int i = 0; i < components; ++i) {
    const double low = array.getArrayItem(2 * i).getNumericValue();
    const double high = array.getArrayItem(2 * i + 1).getNumericValue();
    constexpr double kTolerance = 0.01;
    is_default = is_default && std::abs(low) < kTolerance && std::abs(high - full) < kTolerance;
    is_inverted = is_inverted && std::abs(low - full) < kTolerance && std::abs(high) < kTolerance;
  }
  if (is_default) return Decode::kDefault;
  return is_inverted ? Decode::kInverted : Decode::kOther;
}

std::expected<ImageFacts, NoRaster> ReadFacts(QPDFObjectHandle dict, MaskInk ink,
                                              const LoadLimits& limits) {
  ImageFacts facts;
  facts.width = IntegerOr(dict.getKey("/Width"), 0);
  facts.height = IntegerOr(dict.getKey("/Height"), 0);
  if (facts.width <= 0 || facts.height <= 0) return std::unexpected(NoRaster::kDamaged);
  if (facts.width > limits.max_pixels / facts.height) return std::unexpected(NoRaster::kTooLarge);
  facts.is_mask = BoolOr(dict.getKey("/ImageMask"), false);
  if (facts.is_mask) {
    if (!ink.is_black) return std::unexpected(NoRaster::kUnsupported);
    facts.bits = 1;
  } else {
    if (!dict.getKey("/SMask").isNull() || !dict.getKey("/Mask").isNull()) {
      return std::unexpected(NoRaster::kUnsupported);
    }
    facts.bits = IntegerOr(dict.getKey("/BitsPerComponent"), 8);
    auto color = ReadColorSpace(dict.getKey("/ColorSpace"));
    if (!color) return std::unexpected(NoRaster::kUnsupported);
    facts.color = *std::move(color);
  }
  constexpr std::array kLegalBits = {1, 2, 4, 8, 16};
  if (std::ranges::find(kLegalBits, facts.bits) == kLegalBits.end()) {
    return std::unexpected(NoRaster::kDamaged);
  }
  const double full = facts.color.palette.empty() ? 1 : (1 << facts.bits) - 1;
  const Decode decode = ReadDecode(dict.getKey("/Decode"), facts.color.components, full);
  if (decode == Decode::kOther || (decode == Decode::kInverted && !facts.color.palette.empty())) {
    return std::unexpected(NoRaster::kUnsupported);
  }
  facts.is_inverted = decode == Decode::kInverted;
  return facts;
}

// Whether a 1-bit sample of 0 is the darker of the two.
bool ZeroIsBlack(const ImageFacts& facts) {
  if (facts.color.palette.size() >= 2) {
    return facts.color.palette[0].Lightness() <= facts.color.palette[1].Lightness();
  }
  return !facts.is_inverted;  // For a mask: 0 is painted, in black.
}

// A palette of paper and ink; any other one (red on white) needs its colors.
bool IsBlackAndWhite(const ImageFacts& facts) {
  const auto& palette = facts.color.palette;
  if (palette.empty()) return facts.color.components == 1;
  if (palette.size() < 2) return false;
  constexpr int kNearWhite = 3 * 230;
  constexpr int kNearBlack = 3 * 60;
  const auto [dark, light] = std::minmax({palette[0].Lightness(), palette[1].Lightness()});
  return dark <= kNearBlack && light >= kNearWhite;
}

// The filter parameters that belong to the image codec, the last filter.
QPDFObjectHandle CodecParameters(QPDFObjectHandle dict) {
  QPDFObjectHandle parameters = dict.getKey("/DecodeParms");
  if (parameters.isNull()) parameters = dict.getKey("/DP");
  if (parameters.isArray() && parameters.getArrayNItems() > 0) {
    parameters = parameters.getArrayItem(parameters.getArrayNItems() - 1);
  }
  return parameters.isDictionary() ? parameters : QPDFObjectHandle::newDictionary();
}

Raster DecodeFax(QPDFObjectHandle image, const ImageFacts& facts, std::size_t limit) {
  QPDFObjectHandle parameters = CodecParameters(image.getDict());
  constexpr int kDefaultColumns = 1728;
  const CcittParameters ccitt = {
      .k = IntegerOr(parameters.getKey("/K"), 0),
      .columns = IntegerOr(parameters.getKey("/Columns"), kDefaultColumns),
      .rows = facts.height};
  if (ccitt.columns != facts.width || BoolOr(parameters.getKey("/EncodedByteAlign"), false) ||
      !IsBlackAndWhite(facts)) {
    return std::unexpected(NoRaster::kUnsupported);
  }
  const StreamData data = ReadEncodedImage(image, limit);
  Pix* pix = DecodeCcitt(data.bytes, ccitt);
  if (pix == nullptr) return std::unexpected(NoRaster::kDamaged);
  // A black run is a sample of 0 unless /BlackIs1.
  const bool black_is_one = BoolOr(parameters.getKey("/BlackIs1"), false);
  if (black_is_one == ZeroIsBlack(facts)) pixInvert(pix, pix);
  return pix;
}

Raster DecodeDct(QPDFObjectHandle image, const ImageFacts& facts, const LoadLimits& limits,
                 std::size_t limit) {
  if (!facts.color.palette.empty()) return std::unexpected(NoRaster::kUnsupported);
  const StreamData data = ReadEncodedImage(image, limit);
  constexpr int kCmyk = 4;
  const bool has_inks = facts.color.components == kCmyk;
  const auto raster = DecodeJpeg(
      {reinterpret_cast<const unsigned char*>(data.bytes.data()), data.bytes.size()},
      {.max_pixels = limits.max_pixels,
       .inks = facts.is_inverted ? JpegOptions::Inks::kInverted : JpegOptions::Inks::kPlain});
  if (!raster) {
    return std::unexpected(raster.error() == NoJpeg::kTooLarge ? NoRaster::kTooLarge
                                                               : NoRaster::kDamaged);
  }
  if (facts.is_inverted && !has_inks) pixInvert(raster->pix, raster->pix);
  return raster->pix;
}

Raster DecodeJpeg2000(QPDFObjectHandle image, const LoadLimits& limits, std::size_t limit) {
  const StreamData data = ReadEncodedImage(image, limit);
  const auto* bytes = reinterpret_cast<const l_uint8*>(data.bytes.data());
  l_int32 width = 0;
  l_int32 height = 0;
  l_int32 bits = 0;
  l_int32 components = 0;
  if (readHeaderMemJp2k(bytes, data.bytes.size(), &width, &height, &bits, &components, nullptr) !=
          0 ||
      width <= 0 || height <= 0) {
    return std::unexpected(NoRaster::kUnsupported);  // A bare code stream: poppler reads it.
  }
  if (width > limits.max_pixels / height) return std::unexpected(NoRaster::kTooLarge);
  if (bits != 8 || (components != 1 && components != 3)) {
    return std::unexpected(NoRaster::kUnsupported);
  }
  Pix* pix = pixReadMemJp2k(bytes, data.bytes.size(), /*reduction=*/1, /*box=*/nullptr, /*hint=*/0,
                            /*debug=*/0);
  if (pix == nullptr) return std::unexpected(NoRaster::kUnsupported);
  return pix;
}

// One row of packed samples to one byte each; of 16 bits the upper 8.
void UnpackRow(const l_uint8* row, int bits, std::size_t count, l_uint8* samples) {
  if (bits >= 8) {
    const std::size_t step = static_cast<std::size_t>(bits) / 8;
    for (std::size_t i = 0; i < count; ++i) samples[i] = row[i * step];
    return;
  }
  const unsigned mask = (1U << bits) - 1;
  const std::size_t per_byte = 8 / static_cast<std::size_t>(bits);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from_right = per_byte - 1 - i % per_byte;
    samples[i] = static_cast<l_uint8>(
        (row[i / per_byte] >> (from_right * static_cast<std::size_t>(bits))) & mask);
  }
}

Pix* BinaryFromSamples(const std::string& bytes, std::size_t stride, const ImageFacts& facts) {
  Pix* pix = pixCreate(facts.width, facts.height, 1);
  if (pix == nullptr) return nullptr;
  const auto words = static_cast<std::size_t>(pixGetWpl(pix));
  auto* line = reinterpret_cast<char*>(pixGetData(pix));
  for (std::size_t y = 0; y < static_cast<std::size_t>(facts.height); ++y, line += 4 * words) {
    std::copy_n(bytes.data() + y * stride, stride, line);
  }
  pixEndianByteSwap(pix);
  if (ZeroIsBlack(facts)) pixInvert(pix, pix);  // Leptonica's black is 1.
  return pix;
}

// What a sample of one component looks like, 0 (black) to 255.
std::array<l_uint8, 256> ToneTable(const ImageFacts& facts) {
  const int bits = std::min(facts.bits, 8);
  const int full = (1 << bits) - 1;
  std::array<l_uint8, 256> tones{};
  for (int i = 0; i <= full; ++i) {
    const int tone = i * 255 / full;
    tones[static_cast<std::size_t>(i)] =
        static_cast<l_uint8>(facts.is_inverted ? 255 - tone : tone);
  }
  return tones;
}

Pix* PixelsFromSamples(const std::string& bytes, std::size_t stride, const ImageFacts& facts) {
  const auto& palette = facts.color.palette;
  const auto components = static_cast<std::size_t>(facts.color.components);
  const auto width = static_cast<std::size_t>(facts.width);
  const bool is_gray = components == 1 && palette.empty();
  Pix* pix = pixCreate(facts.width, facts.height, is_gray ? 8 : 32);
  if (pix == nullptr) return nullptr;
  const auto tones = ToneTable(facts);
  const auto words = static_cast<std::size_t>(pixGetWpl(pix));
  l_uint32* line = pixGetData(pix);
  std::vector<l_uint8> samples(width * components);
  for (std::size_t y = 0; y < static_cast<std::size_t>(facts.height); ++y, line += words) {
    UnpackRow(reinterpret_cast<const l_uint8*>(bytes.data()) + y * stride, facts.bits,
              samples.size(), samples.data());
    for (std::size_t x = 0; x < width; ++x) {
      const l_uint8* sample = &samples[x * components];
      if (is_gray) {
        SET_DATA_BYTE(line, x, tones[sample[0]]);
        continue;
      }
      Rgb color;
      if (!palette.empty()) {
        color = palette[std::min<std::size_t>(sample[0], palette.size() - 1)];
      } else if (components == 3) {
        color = {tones[sample[0]], tones[sample[1]], tones[sample[2]]};
      } else {
        color = FromCmyk(tones[sample[0]], tones[sample[1]], tones[sample[2]], tones[sample[3]]);
      }
      line[x] = static_cast<l_uint32>(color.red) << L_RED_SHIFT |
                static_cast<l_uint32>(color.green) << L_GREEN_SHIFT |
                static_cast<l_uint32>(color.blue) << L_BLUE_SHIFT;
    }
  }
  return pix;
}

Raster DecodeSamples(QPDFObjectHandle image, const ImageFacts& facts) {
  const std::size_t stride =
      (static_cast<std::size_t>(facts.width) * static_cast<std::size_t>(facts.color.components) *
           static_cast<std::size_t>(facts.bits) +
       7) /
      8;
  const std::size_t size = stride * static_cast<std::size_t>(facts.height);
  StreamData data = ReadDecoded(image, size);
  // A stream cut short in its last rows is still a page; one that lacks more is better judged by
  // the renderer.
  constexpr std::size_t kMostOf = 20;  // one part in twenty may be missing
  if (data.bytes.size() < size - size / kMostOf) return std::unexpected(NoRaster::kDamaged);
  data.bytes.resize(size, static_cast<char>(ZeroIsBlack(facts) ? 0xff : 0));
  Pix* pix = facts.bits == 1 && IsBlackAndWhite(facts)
                 ? BinaryFromSamples(data.bytes, stride, facts)
                 : PixelsFromSamples(data.bytes, stride, facts);
  if (pix == nullptr) return std::unexpected(NoRaster::kTooLarge);
  return pix;
}

}  // namespace

Raster DecodePdfImage(QPDFObjectHandle image, MaskInk ink, const LoadLimits& limits) {
  // No honest codec needs more than a few bytes a pixel.
  const auto limit = static_cast<std::size_t>(limits.max_pixels) * 4;
  const std::vector<std::string> filters = FilterNames(image);
  const std::string codec = filters.empty() ? std::string() : filters.back();
  const bool only_flate_before =
      filters.empty() || std::all_of(filters.begin(), filters.end() - 1,
                                     [](const auto& filter) { return filter == "/FlateDecode"; });
  if (codec == "/JPXDecode") {
    // Its color space is its own affair; the dictionary need not name one.
    if (!only_flate_before || !image.getDict().getKey("/SMask").isNull() ||
        !image.getDict().getKey("/Decode").isNull()) {
      return std::unexpected(NoRaster::kUnsupported);
    }
    return DecodeJpeg2000(image, limits, limit);
  }
  const auto facts = ReadFacts(image.getDict(), ink, limits);
  if (!facts) return std::unexpected(facts.error());
  if (codec == "/CCITTFaxDecode" || codec == "/DCTDecode") {
    if (!only_flate_before) return std::unexpected(NoRaster::kUnsupported);
    return codec == "/DCTDecode" ? DecodeDct(image, *facts, limits, limit)
                                 : DecodeFax(image, *facts, limit);
  }
  if (codec == "/JBIG2Decode") return std::unexpected(NoRaster::kUnsupported);
  return DecodeSamples(image, *facts);
}

}  // namespace vanthu
