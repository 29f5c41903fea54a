// Skew is applied while drawing, so type stays as sharp as the resolution allows; everything the
// scanner does to light comes after it, on pixels.
#include "tests/generator/scan.h"

#include <cairo.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "tests/generator/draw.h"
#include "tests/generator/random.h"

namespace vanthu::generator {
namespace {

// What occurs together on the scans we have seen: 200 dpi bitonal with specks from an office
// copier, colour at 100 to 300 dpi with the red seal on it, and a few that are plainly bad.
constexpr std::array kProfiles = {
    ScanProfile{.name = "clean", .dpi = 300, .depth = Depth::kGray},
    ScanProfile{.name = "archive",
                .dpi = 200,
                .depth = Depth::kBitonal,
                .seal = true,
                .signature = true,
                .handwritten_number = true,
                .skew_degrees = 0.5,
                .blur_pixels = 0.6,
                .noise = 22,
                .speckles_per_inch = 0.8},
    ScanProfile{.name = "speckled",
                .dpi = 200,
                .depth = Depth::kBitonal,
                .seal = true,
                .signature = true,
                .handwritten_number = true,
                .skew_degrees = 1.2,
                .blur_pixels = 0.8,
                .noise = 34,
                .speckles_per_inch = 9,
                .black_borders = true},
    ScanProfile{.name = "color",
                .dpi = 200,
                .depth = Depth::kColor,
                .seal = true,
                .signature = true,
                .handwritten_number = true,
                .skew_degrees = 0.6,
                .blur_pixels = 0.5,
                .noise = 2,
                .ink_level = 25,
                .paper_level = 250,
                .jpeg_quality = 80},
    ScanProfile{.name = "color300",
                .dpi = 300,
                .depth = Depth::kColor,
                .seal = true,
                .signature = true,
                .skew_degrees = 0.3,
                .blur_pixels = 0.6,
                .noise = 1.5,
                .ink_level = 15,
                .paper_level = 252,
                .jpeg_quality = 85},
    ScanProfile{.name = "low_resolution",
                .dpi = 100,
                .depth = Depth::kColor,
                .seal = true,
                .signature = true,
                .skew_degrees = 1.0,
                .blur_pixels = 0.3,
                .noise = 4,
                .ink_level = 20,
                .paper_level = 250,
                .jpeg_quality = 75},
    ScanProfile{.name = "faded",
                .dpi = 300,
                .depth = Depth::kGray,
                .seal = true,
                .signature = true,
                .skew_degrees = 0.8,
                .blur_pixels = 1.1,
                .noise = 7,
                .ink_level = 112,
                .paper_level = 222,
                .paper_yellow = 0.4,
                .shading = 0.14,
                .jpeg_quality = 75},
    ScanProfile{.name = "skewed",
                .dpi = 300,
                .depth = Depth::kBitonal,
                .seal = true,
                .signature = true,
                .skew_degrees = 4.5,
                .blur_pixels = 0.6,
                .noise = 15,
                .speckles_per_inch = 0.4,
                .black_borders = true},
    ScanProfile{.name = "show_through",
                .dpi = 200,
                .depth = Depth::kGray,
                .seal = true,
                .signature = true,
                .handwritten_number = true,
                .skew_degrees = 0.6,
                .blur_pixels = 0.6,
                .noise = 5,
                .ink_level = 30,
                .paper_level = 240,
                .show_through = 0.22,
                .jpeg_quality = 80},
    ScanProfile{.name = "turned",
                .dpi = 200,
                .depth = Depth::kBitonal,
                .seal = true,
                .signature = true,
                .skew_degrees = 0.6,
                .blur_pixels = 0.6,
                .noise = 18,
                .speckles_per_inch = 0.6,
                .quarter_turns = 1},
    ScanProfile{.name = "upside_down",
                .dpi = 200,
                .depth = Depth::kBitonal,
                .seal = true,
                .signature = true,
                .skew_degrees = 0.6,
                .blur_pixels = 0.6,
                .noise = 18,
                .speckles_per_inch = 0.6,
                .quarter_turns = 2},
};

Raster Own(Pix* pix) {
  return Raster(pix, [](Pix* owned) { pixDestroy(&owned); });
}

// From points on the page to pixels of the image: scale, and a turn about the middle.
Affine PageToPixels(double dpi, double skew_degrees) {
  const double scale = dpi / kPointsAnInch;
  const double angle = skew_degrees * std::numbers::pi / 180;
  const double cosine = std::cos(angle) * scale;
  const double sine = std::sin(angle) * scale;
  const double middle_x = kPageWidth * scale / 2;
  const double middle_y = kPageHeight * scale / 2;
  return {.xx = cosine,
          .xy = -sine,
          .x0 = middle_x - cosine * kPageWidth / 2 + sine * kPageHeight / 2,
          .yx = sine,
          .yy = cosine,
          .y0 = middle_y - sine * kPageWidth / 2 - cosine * kPageHeight / 2};
}

// The smallest pixel box around an area of points.
Box ToPixels(const Affine& map, const Area& area) {
  double left = 1e12, top = 1e12, right = -1e12, bottom = -1e12;
  for (const double x : {area.left, area.right}) {
    for (const double y : {area.top, area.bottom}) {
      const double px = map.xx * x + map.xy * y + map.x0;
      const double py = map.yx * x + map.yy * y + map.y0;
      left = std::min(left, px);
      right = std::max(right, px);
      top = std::min(top, py);
      bottom = std::max(bottom, py);
    }
  }
  return {.left = static_cast<int>(std::floor(left)),
          .top = static_cast<int>(std::floor(top)),
          .right = static_cast<int>(std::ceil(right)),
          .bottom = static_cast<int>(std::ceil(bottom))};
}

Raster DrawToRaster(const TypesetPage& page, const Affine& map, int width, int height,
                    const DrawOptions& options, TypeMetrics& metrics) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_matrix_t matrix;
  cairo_matrix_init(&matrix, map.xx, map.yx, map.xy, map.yy, map.x0, map.y0);
  cairo_set_matrix(context, &matrix);
  DrawPage(context, page, options, metrics);
  cairo_destroy(context);
  cairo_surface_flush(surface);

  Pix* pix = pixCreate(width, height, 32);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  l_uint32* words = pixGetData(pix);
  const l_int32 words_per_line = pixGetWpl(pix);
  for (int y = 0; y < height; ++y) {
    const auto* from = reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t{stride} * y);
    l_uint32* to = words + std::ptrdiff_t{words_per_line} * y;
    for (int x = 0; x < width; ++x) to[x] = from[x] << 8U;  // cairo xRGB, Leptonica RGBx
  }
  cairo_surface_destroy(surface);
  return Own(pix);
}

// Calls change(value, x, y) for every grey level of the image, channel by channel.
template <typename Change>
void ForEachLevel(Pix* pix, const Change& change) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const bool color = pixGetDepth(pix) == 32;
  l_uint32* words = pixGetData(pix);
  const l_int32 words_per_line = pixGetWpl(pix);
  for (int y = 0; y < height; ++y) {
    l_uint32* line = words + std::ptrdiff_t{words_per_line} * y;
    for (int x = 0; x < width; ++x) {
      if (!color) {
        const int level = change(static_cast<int>(GET_DATA_BYTE(line, x)), x, y, std::size_t{1});
        SET_DATA_BYTE(line, x, static_cast<l_uint8>(level));
        continue;
      }
      l_int32 red = 0, green = 0, blue = 0;
      extractRGBValues(line[x], &red, &green, &blue);
      composeRGBPixel(change(red, x, y, 0), change(green, x, y, 1), change(blue, x, y, 2),
                      &line[x]);
    }
  }
}

int Level(double value) { return static_cast<int>(std::clamp(value + 0.5, 0.0, 255.0)); }

// What the light does: contrast, paper, shading and the sensor's noise.
void Expose(Pix* pix, const ScanProfile& profile, Random& random) {
  const double width = pixGetWidth(pix);
  const double height = pixGetHeight(pix);
  const double slope_x = random.Real(-1, 1);
  const double slope_y = random.Real(-1, 1);
  // A table of noise is drawn once: a normal variate a pixel would take most of the time.
  std::array<double, 4096> noise{};
  for (double& value : noise) value = random.Normal(0, profile.noise);
  constexpr std::array<double, 3> kYellow = {0.0, 0.04, 0.22};  // taken from red, green, blue
  const double span = profile.paper_level - profile.ink_level;
  ForEachLevel(pix, [&](int level, int x, int y, std::size_t channel) {
    const double shade =
        1.0 - profile.shading *
                  std::clamp((slope_x * (x / width - 0.5) + slope_y * (y / height - 0.5)) + 0.4,
                             0.0, 1.0);
    const double paper = 1.0 - profile.paper_yellow * kYellow[channel];
    return Level((profile.ink_level + level / 255.0 * span) * shade * paper +
                 noise[random.Next() & 4095U]);
  });
}

// The other page of the sheet, mirrored and faint.
void ShowThrough(Pix* pix, Pix* other, double strength) {
  Pix* gray = pixConvertTo8(other, FALSE);
  Pix* mirrored = pixFlipLR(nullptr, gray);
  Pix* soft = pixBlockconv(mirrored, 2, 2);
  const l_uint32* words = pixGetData(soft);
  const l_int32 words_per_line = pixGetWpl(soft);
  ForEachLevel(pix, [&](int level, int x, int y, std::size_t) {
    const l_uint32* line = words + std::ptrdiff_t{words_per_line} * y;
    const double faint = 255.0 - (255.0 - GET_DATA_BYTE(line, x)) * strength;
    return Level(std::min<double>(level, faint));
  });
  pixDestroy(&gray);
  pixDestroy(&mirrored);
  pixDestroy(&soft);
}

void Speckle(Pix* bitonal, double per_square_inch, int dpi, Random& random) {
  const int width = pixGetWidth(bitonal);
  const int height = pixGetHeight(bitonal);
  const double inches = (static_cast<double>(width) / dpi) * (static_cast<double>(height) / dpi);
  const int specks = static_cast<int>(per_square_inch * inches);
  for (int i = 0; i < specks; ++i) {
    // A third of the specks crowd in one corner, where the glass is dirty.
    const bool crowded = i % 3 == 0;
    const int x = crowded ? static_cast<int>(std::abs(random.Normal(0, width * 0.08)))
                          : random.Between(0, width - 1);
    const int y = crowded ? static_cast<int>(std::abs(random.Normal(0, height * 0.06)))
                          : random.Between(0, height - 1);
    const int size = random.Chance(0.85) ? random.Between(1, 2) : random.Between(2, 4);
    for (int dy = 0; dy < size; ++dy) {
      for (int dx = 0; dx < size; ++dx) {
        if (random.Chance(0.8) && x + dx < width && y + dy < height) {
          pixSetPixel(bitonal, x + dx, y + dy, 1);
        }
      }
    }
  }
}

// Dark ragged strips where the lid did not close over the paper.
void BlackBorders(Pix* pix, int dpi, Random& random) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const auto darken = [&](int left, int top, int w, int h) {
    BOX* box = boxCreate(left, top, w, h);
    if (pixGetDepth(pix) == 1) {
      pixSetInRect(pix, box);
    } else {
      pixClearInRect(pix, box);
    }
    boxDestroy(&box);
  };
  const int deepest = dpi / 10;
  constexpr int kPiece = 6;  // pixels of an edge that share one depth
  for (const bool vertical : {true, false}) {
    if (random.Chance(0.25)) continue;
    const int length = vertical ? height : width;
    const bool far_side = random.Chance(0.7);
    const int from = random.Between(0, length / 3);
    const int until = random.Between(length / 2, length);
    double depth = random.Real(deepest * 0.2, deepest);
    for (int at = from; at < until; at += kPiece) {
      depth = std::clamp(depth + random.Normal(0, 1.2), 1.0, static_cast<double>(deepest));
      const int d = static_cast<int>(depth);
      if (vertical) {
        darken(far_side ? width - d : 0, at, d, kPiece);
      } else {
        darken(at, far_side ? height - d : 0, kPiece, d);
      }
    }
  }
}

Box QuarterTurn(const Box& box, int height) {  // clockwise, on a page `height` pixels high
  return {
      .left = height - box.bottom, .top = box.left, .right = height - box.top, .bottom = box.right};
}

}  // namespace

std::span<const ScanProfile> ScanProfiles() { return kProfiles; }

const ScanProfile* FindProfile(std::string_view name) {
  const auto found = std::ranges::find(kProfiles, name, &ScanProfile::name);
  return found == kProfiles.end() ? nullptr : &*found;
}

ScannedLetter Scan(const TypesetLetter& typeset, const ScanProfile& profile,
                   const DigitImages* digits) {
  ScannedLetter scanned{.profile = profile, .pages = {}};
  TypeMetrics metrics;
  Random random = Random(typeset.letter.seed).Fork(profile.name);
  const int width = static_cast<int>(std::lround(kPageWidth / kPointsAnInch * profile.dpi));
  const int height = static_cast<int>(std::lround(kPageHeight / kPointsAnInch * profile.dpi));
  const DrawOptions options = {.seal = profile.seal,
                               .signature = profile.signature,
                               .seal_text = typeset.letter.seal_text,
                               .party_seal = typeset.letter.regime == Regime::kParty,
                               .digits = digits,
                               .seed = typeset.letter.seed};
  for (std::size_t i = 0; i < typeset.pages.size(); ++i) {
    const double skew = random.Real(-profile.skew_degrees, profile.skew_degrees);
    const Affine map = PageToPixels(profile.dpi, skew);
    Raster image = DrawToRaster(typeset.pages[i], map, width, height, options, metrics);
    if (profile.depth != Depth::kColor) image = Own(pixConvertTo8(image.get(), FALSE));
    if (profile.show_through > 0) {
      const TypesetPage& other = typeset.pages[(i + 1) % typeset.pages.size()];
      const Raster behind = DrawToRaster(other, map, width, height, options, metrics);
      ShowThrough(image.get(), behind.get(), profile.show_through);
    }
    if (profile.blur_pixels > 0) {
      L_KERNEL* kernel_x = nullptr;
      L_KERNEL* kernel_y = nullptr;
      const auto sigma = static_cast<l_float32>(profile.blur_pixels);
      makeGaussianKernelSep(3, 3, sigma, 1.0F, &kernel_x, &kernel_y);
      image = Own(profile.depth == Depth::kColor
                      ? pixConvolveRGBSep(image.get(), kernel_x, kernel_y)
                      : pixConvolveSep(image.get(), kernel_x, kernel_y, 8, 1));
      kernelDestroy(&kernel_x);
      kernelDestroy(&kernel_y);
    }
    if (profile.noise > 0 || profile.ink_level > 0 || profile.paper_level < 255 ||
        profile.shading > 0 || profile.paper_yellow > 0) {
      Expose(image.get(), profile, random);
    }
    if (profile.depth == Depth::kBitonal) {
      constexpr int kThreshold = 140;  // office scanners print a little darker than the middle
      image = Own(pixThresholdToBinary(image.get(), kThreshold));
      Speckle(image.get(), profile.speckles_per_inch, profile.dpi, random);
    }
    if (profile.black_borders) BlackBorders(image.get(), profile.dpi, random);

    ScannedPage page;
    const Box whole = {.left = 0, .top = 0, .right = width, .bottom = height};
    for (const PlacedWord& word : typeset.pages[i].words) {
      const Box box = Intersection(ToPixels(map, word.ink), whole);
      if (box.empty()) continue;  // the edge of the glass cut it off
      page.words.push_back(
          {.text = word.text, .zone = word.zone, .box = box, .handwritten = !word.strokes.empty()});
    }
    if (const int turns = profile.quarter_turns % 4; turns > 0) {
      image = Own(pixRotateOrth(image.get(), turns));
      int side = height;
      int other_side = width;
      for (int turn = 0; turn < turns; ++turn) {
        for (TruthWord& word : page.words) word.box = QuarterTurn(word.box, side);
        std::swap(side, other_side);
      }
    }
    pixSetResolution(image.get(), profile.dpi, profile.dpi);
    page.image = std::move(image);
    scanned.pages.push_back(std::move(page));
  }
  return scanned;
}

}  // namespace vanthu::generator
