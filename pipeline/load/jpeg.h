// jpeg: a JPEG image to a raster, as much of it as can be read.
//
// Not by Leptonica, which gives up on a file cut short (half a page of a letter is still half a
// letter), prints to the standard error stream, and takes CMYK for inverted whatever a PDF says.
#pragma once

#include <cstdint>
#include <expected>
#include <span>

struct Pix;

namespace vanthu {

struct JpegOptions {
  std::int64_t max_pixels = 120'000'000;
  enum class Inks : std::uint8_t {
    kByMarker,  // inverted when Adobe's marker is there: files
    kPlain,     // 255 is full ink: PDF
    kInverted,  // 0 is full ink: PDF with an inverted /Decode
  } inks = Inks::kByMarker;
};

struct JpegRaster {
  Pix* pix = nullptr;  // 8 or 32 bits a pixel, to be owned by the caller; resolution set, 0 = none
  bool is_damaged = false;  // what could not be read is gray
};

enum class NoJpeg : std::uint8_t { kDamaged, kTooLarge };

struct JpegSize {
  int width = 0;  // pixels
  int height = 0;
};

// From the header alone.
[[nodiscard]] std::expected<JpegSize, NoJpeg> ReadJpegSize(std::span<const unsigned char> jpeg);

[[nodiscard]] std::expected<JpegRaster, NoJpeg> DecodeJpeg(std::span<const unsigned char> jpeg,
                                                           const JpegOptions& options);

}  // namespace vanthu
