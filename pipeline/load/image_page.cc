// Letters are A4. A raster whose resolution tag would make it smaller than a postcard or larger
// than a poster has a wrong tag (phones write 72 dpi into 12-megapixel photographs); then the dpi
// is the one that makes its long side that of A4.
//
// Tested by tests/pipeline/load/image_page_test.cc.
#include "pipeline/load/image_page.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace vanthu {
namespace {

constexpr double kA4LongSideInches = 297 / 25.4;
// The believable lengths of a page's long side: from a header strip or half an A5 to A2.
constexpr double kShortestInches = 4;
constexpr double kLongestInches = 24;
// Below this ratio of x to y resolution nobody sees the difference (a scanner's 309 x 305); a fax
// has 204 x 98.
constexpr double kSquareEnough = 1.1;

constexpr l_uint32 kWhite = 0xffffff00;  // Leptonica's byte order: red, green, blue, alpha.

Pix* Replace(Pix* old, Pix* made) {
  pixDestroy(&old);
  return made;
}

// True when no pixel of a 32-bit raster has a color: gray scans stored as RGB, rendered text pages.
bool IsGray(Pix* pix) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const int words = pixGetWpl(pix);
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < height; ++y, line += words) {
    for (int x = 0; x < width; ++x) {
      const l_uint32 pixel = line[x] >> 8;  // 0x00rrggbb
      if (pixel != (pixel & 0xff) * 0x010101U) return false;
    }
  }
  return true;
}

// True when an 8-bit raster holds black and white only: bitonal scans stored or rendered as gray.
bool IsBinary(Pix* pix) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const int words = pixGetWpl(pix);
  const l_uint32* line = pixGetData(pix);
  for (int y = 0; y < height; ++y, line += words) {
    for (int x = 0; x < width; ++x) {
      const int value = GET_DATA_BYTE(line, x);
      if (value != 0 && value != 255) return false;
    }
  }
  return true;
}

Pix* GreenOf(Pix* gray) { return pixGetRGBComponent(gray, COLOR_GREEN); }

// To 1, 8 or 32 bits a pixel without palette or alpha.
Pix* NormalizeDepth(Pix* pix) {
  if (pixGetColormap(pix) != nullptr) {
    pix = Replace(pix, pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
    if (pix == nullptr) return nullptr;
  }
  switch (pixGetDepth(pix)) {
    case 2:
    case 4:
      pix = Replace(pix, pixConvertTo8(pix, /*cmapflag=*/0));
      break;
    case 16:
      pix = Replace(pix, pixConvert16To8(pix, L_MS_BYTE));
      break;
    case 24:
      pix = Replace(pix, pixConvert24To32(pix));
      break;
    default:
      break;
  }
  if (pix != nullptr && pixGetDepth(pix) == 32) {
    if (pixGetSpp(pix) == 4) pix = Replace(pix, pixAlphaBlendUniform(pix, kWhite));
    if (pix != nullptr && IsGray(pix)) pix = Replace(pix, GreenOf(pix));
  }
  if (pix != nullptr && pixGetDepth(pix) == 8 && IsBinary(pix)) {
    pix = Replace(pix, pixConvertTo1(pix, 128));
  }
  return pix;
}

bool Believable(int pixels, double dpi) {
  return dpi > 0 && pixels >= kShortestInches * dpi && pixels <= kLongestInches * dpi;
}

}  // namespace

std::optional<LoadedPage> MakeImagePage(int number, Pix* upright, const RasterFacts& facts) {
  if (upright == nullptr) return std::nullopt;
  Pix* pix = NormalizeDepth(upright);
  if (pix == nullptr) return std::nullopt;
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);

  LoadedPage page;
  page.number = number;
  double x_dpi = facts.x_dpi;
  double y_dpi = facts.y_dpi > 0 ? facts.y_dpi : facts.x_dpi;
  const bool sure = facts.resolution == RasterFacts::Resolution::kSure && x_dpi > 0;
  const double long_side_dpi = width > height ? x_dpi : y_dpi;
  if (!sure && !Believable(std::max(width, height), long_side_dpi)) {
    x_dpi = y_dpi = std::max(1.0, std::round(std::max(width, height) / kA4LongSideInches));
    page.dpi_guessed = true;
    page.issues.push_back(
        {"dpi_guessed", facts.x_dpi > 0
                            ? fmt::format("the file says {:.0f} dpi, which is no size of a letter; "
                                          "taken as A4 at {:.0f} dpi",
                                          facts.x_dpi, x_dpi)
                            : fmt::format("the file does not say its resolution; taken as A4 at "
                                          "{:.0f} dpi",
                                          x_dpi)});
  }

  const double dpi = std::max(x_dpi, y_dpi);
  Affine to_upright;
  if (dpi > kSquareEnough * std::min(x_dpi, y_dpi)) {
    pix = Replace(pix, pixScale(pix, static_cast<l_float32>(dpi / x_dpi),
                                static_cast<l_float32>(dpi / y_dpi)));
    if (pix == nullptr) return std::nullopt;
    to_upright.xx = static_cast<double>(width) / pixGetWidth(pix);
    to_upright.yy = static_cast<double>(height) / pixGetHeight(pix);
    page.issues.push_back(
        {"pixels_not_square", fmt::format("{:.0f} x {:.0f} dpi, stretched", x_dpi, y_dpi)});
  }
  page.dpi = static_cast<int>(std::lround(dpi));
  pixSetResolution(pix, page.dpi, page.dpi);
  page.width = pixGetWidth(pix);
  page.height = pixGetHeight(pix);
  page.image = Image(pix);
  const bool sideways = IsSideways(facts.orientation);
  page.to_scan = Then(to_upright, UprightToStored(facts.orientation, sideways ? height : width,
                                                  sideways ? width : height));
  return page;
}

}  // namespace vanthu
