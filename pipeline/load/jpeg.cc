// libjpeg-turbo writes its color rows straight into Leptonica's words (X, B, G, R in memory on a
// little-endian machine), so a page is touched once.
//
// libjpeg leaves by longjmp: nothing between setjmp and it may need a destructor.
//
// Tested by tests/pipeline/load/jpeg_test.cc.
#include "pipeline/load/jpeg.h"

#include <leptonica/allheaders.h>

// clang-format off
#include <cstdio>  // jpeglib.h needs FILE.
#include <jpeglib.h>
// clang-format on

#include <algorithm>
#include <bit>
#include <csetjmp>
#include <cstddef>

namespace vanthu {
namespace {

static_assert(std::endian::native == std::endian::little, "JCS_EXT_XBGR is Leptonica's order here");

// A progressive file of thousands of tiny scans repaints the page for each of them.
constexpr int kMaxScans = 500;

struct Failure {
  jpeg_error_mgr manager;  // First: libjpeg knows only this part.
  std::jmp_buf way_out;
};

[[noreturn]] void Leave(j_common_ptr codec) {
  std::longjmp(reinterpret_cast<Failure*>(codec->err)->way_out, 1);
}

void SayNothing(j_common_ptr) {}

void CountScans(j_common_ptr codec) {
  if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > kMaxScans) Leave(codec);
}

// Cyan, magenta, yellow, black to Leptonica's word.
l_uint32 FromInks(const JSAMPLE* inks, int inversion) {
  const int black = inks[3] ^ inversion;
  const auto light = [black, inversion](int ink) {
    return static_cast<l_uint32>((255 - (ink ^ inversion)) * (255 - black) / 255);
  };
  return light(inks[0]) << L_RED_SHIFT | light(inks[1]) << L_GREEN_SHIFT |
         light(inks[2]) << L_BLUE_SHIFT;
}

void ReadGray(jpeg_decompress_struct& codec, Pix* pix) {
  const auto words = static_cast<std::size_t>(pixGetWpl(pix));
  l_uint32* const first = pixGetData(pix);
  while (codec.output_scanline < codec.output_height) {
    auto* row = reinterpret_cast<JSAMPLE*>(first + words * codec.output_scanline);
    jpeg_read_scanlines(&codec, &row, 1);
  }
  pixEndianByteSwap(pix);
}

void ReadColor(jpeg_decompress_struct& codec, Pix* pix) {
  const auto words = static_cast<std::size_t>(pixGetWpl(pix));
  l_uint32* const first = pixGetData(pix);
  while (codec.output_scanline < codec.output_height) {
    auto* row = reinterpret_cast<JSAMPLE*>(first + words * codec.output_scanline);
    jpeg_read_scanlines(&codec, &row, 1);
  }
}

void ReadInks(jpeg_decompress_struct& codec, Pix* pix, int inversion) {
  constexpr JDIMENSION kInks = 4;
  JSAMPARRAY row = codec.mem->alloc_sarray(reinterpret_cast<j_common_ptr>(&codec), JPOOL_IMAGE,
                                           codec.output_width * kInks, 1);
  l_uint32* line = pixGetData(pix);
  for (; codec.output_scanline < codec.output_height; line += pixGetWpl(pix)) {
    jpeg_read_scanlines(&codec, row, 1);
    for (JDIMENSION x = 0; x < codec.output_width; ++x) {
      line[x] = FromInks(row[0] + x * kInks, inversion);
    }
  }
}

void SetResolution(const jpeg_decompress_struct& codec, Pix* pix) {
  constexpr int kPerInch = 1;
  constexpr int kPerCentimeter = 2;
  const double to_inch = codec.density_unit == kPerCentimeter ? 2.54 : 1;
  const bool is_known = codec.density_unit == kPerInch || codec.density_unit == kPerCentimeter;
  pixSetResolution(pix, is_known ? static_cast<l_int32>(codec.X_density * to_inch + 0.5) : 0,
                   is_known ? static_cast<l_int32>(codec.Y_density * to_inch + 0.5) : 0);
}

}  // namespace

std::expected<JpegSize, NoJpeg> ReadJpegSize(std::span<const unsigned char> jpeg) {
  jpeg_decompress_struct codec{};
  Failure failure{};
  codec.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = &Leave;
  failure.manager.output_message = &SayNothing;
  if (setjmp(failure.way_out) != 0) {
    jpeg_destroy_decompress(&codec);
    return std::unexpected(NoJpeg::kDamaged);
  }
  jpeg_create_decompress(&codec);
  jpeg_mem_src(&codec, jpeg.data(), jpeg.size());
  jpeg_read_header(&codec, TRUE);
  const JpegSize size = {.width = static_cast<int>(codec.image_width),
                         .height = static_cast<int>(codec.image_height)};
  jpeg_destroy_decompress(&codec);
  return size;
}

std::expected<JpegRaster, NoJpeg> DecodeJpeg(std::span<const unsigned char> jpeg,
                                             const JpegOptions& options) {
  jpeg_decompress_struct codec{};
  Failure failure{};
  jpeg_progress_mgr progress{};
  Pix* volatile made = nullptr;  // Written between setjmp and longjmp.
  codec.err = jpeg_std_error(&failure.manager);
  failure.manager.error_exit = &Leave;
  failure.manager.output_message = &SayNothing;
  progress.progress_monitor = &CountScans;
  if (setjmp(failure.way_out) != 0) {
    Pix* unfinished = made;
    pixDestroy(&unfinished);
    jpeg_destroy_decompress(&codec);
    return std::unexpected(NoJpeg::kDamaged);
  }
  jpeg_create_decompress(&codec);
  codec.progress = &progress;
  jpeg_mem_src(&codec, jpeg.data(), jpeg.size());
  jpeg_read_header(&codec, TRUE);
  const auto pixels =
      static_cast<std::int64_t>(codec.image_width) * static_cast<std::int64_t>(codec.image_height);
  if (pixels > options.max_pixels) {
    jpeg_destroy_decompress(&codec);
    return std::unexpected(NoJpeg::kTooLarge);
  }
  const bool has_inks = codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK;
  const bool is_gray = codec.jpeg_color_space == JCS_GRAYSCALE;
  codec.out_color_space = has_inks ? JCS_CMYK : is_gray ? JCS_GRAYSCALE : JCS_EXT_XBGR;
  jpeg_start_decompress(&codec);
  made = pixCreateNoInit(static_cast<l_int32>(codec.output_width),
                         static_cast<l_int32>(codec.output_height), is_gray ? 8 : 32);
  if (made == nullptr) {
    jpeg_destroy_decompress(&codec);
    return std::unexpected(NoJpeg::kTooLarge);
  }
  if (has_inks) {
    const bool is_inverted =
        options.inks == JpegOptions::Inks::kInverted ||
        (options.inks == JpegOptions::Inks::kByMarker && codec.saw_Adobe_marker != 0);
    ReadInks(codec, made, is_inverted ? 0xff : 0);
  } else if (is_gray) {
    ReadGray(codec, made);
  } else {
    ReadColor(codec, made);
  }
  SetResolution(codec, made);
  const JpegRaster raster = {.pix = made, .is_damaged = failure.manager.num_warnings > 0};
  jpeg_finish_decompress(&codec);
  jpeg_destroy_decompress(&codec);
  return raster;
}

}  // namespace vanthu
