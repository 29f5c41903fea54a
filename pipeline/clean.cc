// clean: the steps in their order. Color and background first, because everything else measures on
// black and white; border and dust next, so that they do not pull at the angle; then geometry, each
// turn or scaling noted in the way back to the scan.
//
// tests/bench/clean_ablation.cc shows what each step is worth.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "pipeline/clean/background.h"
#include "pipeline/clean/border.h"
#include "pipeline/clean/color.h"
#include "pipeline/clean/orientation.h"
#include "pipeline/clean/raster.h"
#include "pipeline/clean/rules.h"
#include "pipeline/clean/skew.h"
#include "pipeline/clean/smooth.h"
#include "pipeline/clean/speckle.h"

namespace vanthu {
namespace {

// The engine's model sees a line 36 pixels high, which is 13-point text at 200 dpi: scaling down to
// that by area keeps its own coarser scaling from losing tone marks (development pages of 300 dpi
// in gray: word recall 0.951 to 0.958, precision 0.909 to 0.930, and a sixth less time). Between
// the limits scaling costs more than it gives.
constexpr int kLeastDpi = 170;
constexpr int kMostDpi = 230;
constexpr int kWantedDpi = 200;

// A tone mark of 13-point text is under three pixels high below this, and scaling up does not bring
// it back. Above it pages are read as well as any (three development pages of 150 dpi: the engine
// is 94 % sure of its words).
constexpr int kMarksBlurDpi = 130;
constexpr double kLossOfMarks = 0.3;
constexpr double kLossOfSharpness = 0.1;

// Smaller angles of a black-and-white page are left to the words' boxes (CleanPage::skew_degrees).
constexpr double kTurnBitonalDegrees = 1.5;

// A page with fewer letter-like shapes is blank.
constexpr int kLeastLetters = 5;
constexpr double kLeastLetterMillimeters = 1.2;
constexpr double kMostLetterMillimeters = 12.0;

// The page while it is worked on.
struct Work {
  PixPtr image;  // 1 or 8 bits
  PixPtr ink;    // 1 bit, the same geometry: what is measured on
  int dpi = 0;
  Affine to_loaded;  // from `image` to the page as loaded
};

// Shares the pixels; steps make new rasters instead of changing them.
PixPtr Share(Pix* pix) { return PixPtr(pixClone(pix)); }

// Paints `mask` white. Never in place: the raster may be shared with the loaded page.
PixPtr Without(Pix* image, Pix* mask) {
  if (pixGetDepth(image) == 1) return PixPtr(pixSubtract(nullptr, image, mask));
  constexpr l_uint32 kWhite = 255;
  PixPtr copy(pixCopy(nullptr, image));
  if (copy) pixSetMasked(copy.get(), mask, kWhite);
  return copy;
}

void TakeOff(Work& work, Pix* mask) {
  PixPtr image = Without(work.image.get(), mask);
  PixPtr ink = Without(work.ink.get(), mask);
  if (!image || !ink) return;
  work.image = std::move(image);
  work.ink = std::move(ink);
}

void Turn(Work& work, int quarter_turns) {
  const double width = pixGetWidth(work.image.get());
  const double height = pixGetHeight(work.image.get());
  PixPtr image(pixRotateOrth(work.image.get(), quarter_turns));
  PixPtr ink(pixRotateOrth(work.ink.get(), quarter_turns));
  if (!image || !ink) return;
  // Clockwise by 90°: what was at (x, y) comes to (height - y, x).
  Affine turn;
  switch (quarter_turns) {
    case 1:
      turn = {.xx = 0, .xy = -1, .x0 = height, .yx = 1, .yy = 0, .y0 = 0};
      break;
    case 2:
      turn = {.xx = -1, .xy = 0, .x0 = width, .yx = 0, .yy = -1, .y0 = height};
      break;
    case 3:
      turn = {.xx = 0, .xy = 1, .x0 = 0, .yx = -1, .yy = 0, .y0 = width};
      break;
    default:
      return;
  }
  work.image = std::move(image);
  work.ink = std::move(ink);
  work.to_loaded = Then(Inverse(turn), work.to_loaded);
}

void Rotate(Work& work, double degrees) {
  constexpr l_uint8 kWhite = 255;
  const double radians = degrees * std::numbers::pi / 180;
  const PixPtr gray(pixConvertTo8(work.image.get(), /*cmapflag=*/0));
  PixPtr image(pixRotateAMGray(gray.get(), static_cast<l_float32>(radians), kWhite));
  PixPtr ink(pixRotateBySampling(work.ink.get(), pixGetWidth(work.ink.get()) / 2,
                                 pixGetHeight(work.ink.get()) / 2, static_cast<l_float32>(radians),
                                 L_BRING_IN_WHITE));
  if (!image || !ink) return;
  // Leptonica turns about the middle pixel, clockwise.
  const int x = pixGetWidth(image.get()) / 2;
  const int y = pixGetHeight(image.get()) / 2;
  const double cosine = std::cos(radians);
  const double sine = std::sin(radians);
  const Affine back = {.xx = cosine,
                       .xy = sine,
                       .x0 = x - cosine * x - sine * y,
                       .yx = -sine,
                       .yy = cosine,
                       .y0 = y + sine * x - cosine * y};
  work.image = std::move(image);
  work.ink = std::move(ink);
  work.to_loaded = Then(back, work.to_loaded);
}

void Scale(Work& work, double factor) {
  const auto scale = static_cast<l_float32>(factor);
  const PixPtr gray(pixConvertTo8(work.image.get(), /*cmapflag=*/0));
  // Leptonica averages by area only below this.
  constexpr double kAreaBelow = 0.7;
  PixPtr image(factor < kAreaBelow ? pixScaleAreaMap(gray.get(), scale, scale)
                                   : pixScale(gray.get(), scale, scale));
  PixPtr ink(pixScale(work.ink.get(), scale, scale));
  if (!image || !ink) return;
  const Affine back = {
      .xx = static_cast<double>(pixGetWidth(gray.get())) / pixGetWidth(image.get()),
      .yy = static_cast<double>(pixGetHeight(gray.get())) / pixGetHeight(image.get())};
  work.image = std::move(image);
  work.ink = std::move(ink);
  work.dpi = static_cast<int>(std::lround(work.dpi * factor));
  work.to_loaded = Then(back, work.to_loaded);
}

bool HasLetters(Pix* ink, int dpi) {
  const int least = PixelsOf(kLeastLetterMillimeters, dpi);
  const int most = PixelsOf(kMostLetterMillimeters, dpi);
  const PixPtr tall(pixSelectBySize(ink, 0, least, 8, L_SELECT_HEIGHT, L_SELECT_IF_GTE, nullptr));
  if (!tall) return true;
  const PixPtr letters(
      pixSelectBySize(tall.get(), most, most, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  l_int32 count = 0;
  if (!letters || pixCountConnComp(letters.get(), 8, &count) != 0) return true;
  return count >= kLeastLetters;
}

// Takes `loss` off the score and says why.
void Note(PageQuality& quality, double loss, std::string what, std::string detail) {
  quality.score *= 1 - loss;
  quality.reasons.push_back({.what = std::move(what), .detail = std::move(detail)});
}

}  // namespace

CleanPage Clean(const LoadedPage& page, const CleanOptions& options) {
  CleanPage clean;
  PageQuality& quality = clean.quality;
  Pix* const loaded = page.image.pix();
  constexpr int kGuessedDpi = 200;
  Work work = {.image = nullptr,
               .ink = nullptr,
               .dpi = page.dpi > 0 ? page.dpi : kGuessedDpi,
               .to_loaded = {}};
  if (page.dpi_guessed) {
    clean.issues.push_back(
        {.what = "resolution_guessed", .detail = fmt::format("{} dpi", work.dpi)});
  }

  // Color, then background.
  const int depth = pixGetDepth(loaded);
  std::vector<Box> seals;
  if (depth == 1) {
    work.image = Share(loaded);
    work.ink = Share(loaded);
  } else {
    if (depth == 32 && options.remove_color) {
      GrayPage gray = TakeColorOff(loaded, work.dpi);
      work.image = std::move(gray.gray);
      seals = std::move(gray.seals);
    } else {
      work.image = ToGray(loaded);
    }
    if (options.normalize_background) {
      if (PixPtr even = EvenBackground(work.image.get(), work.dpi)) {
        work.image = std::move(even);
        constexpr double kLoss = 0.1;
        Note(quality, kLoss, "uneven_background", "gray paper or a shadow was made white");
      }
    }
    Binarized binarized = Binarize(work.image.get());
    work.ink = std::move(binarized.ink);
    constexpr int kLowContrast = 90;
    if (binarized.contrast > 0 && binarized.contrast < kLowContrast) {
      constexpr double kLoss = 0.2;
      Note(quality, kLoss, "low_contrast",
           fmt::format("{} of 255 levels between ink and paper", binarized.contrast));
    }
  }
  if (!work.image || !work.ink) return clean;  // Out of memory: nothing to read.

  if (options.remove_borders) {
    if (const PixPtr border = BorderMask(work.ink.get(), work.dpi)) {
      TakeOff(work, border.get());
      constexpr double kLoss = 0.03;
      Note(quality, kLoss, "black_border", "taken off");
    }
  }
  if (options.despeckle && depth == 1) {
    SpeckleRemoval removal = RemoveSpeckle(work.ink.get(), work.dpi);
    if (removal.image) {
      work.image = Share(removal.image.get());
      work.ink = std::move(removal.image);
      constexpr int kMany = 300;
      constexpr double kLoss = 0.2;
      if (removal.specks >= kMany) {
        Note(quality, kLoss, "speckled", fmt::format("{} specks taken off", removal.specks));
      }
    }
  }
  clean.blank = !HasLetters(work.ink.get(), work.dpi);

  // Geometry.
  if (!clean.blank && options.orient) {
    constexpr int kAllAround = 4;
    const std::optional<int> upright = QuarterTurns(work.ink.get(), work.dpi);
    clean.up_is_known = upright.has_value();
    if (const int turns = (upright.value_or(0) + options.further_turns) % kAllAround) {
      Turn(work, turns);
      constexpr int kQuarter = 90;
      clean.issues.push_back(
          {.what = "turned", .detail = fmt::format("{}° clockwise", turns * kQuarter)});
    }
  }
  if (!clean.blank && options.deskew) {
    if (const double degrees = SkewDegrees(work.ink.get(), work.dpi); degrees != 0) {
      if (depth == 1 && std::abs(degrees) < kTurnBitonalDegrees) {
        clean.skew_degrees = degrees;
      } else {
        Rotate(work, degrees);
      }
      constexpr double kLoss = 0.05;
      Note(quality, kLoss, "skewed", fmt::format("{:.1f}° repaired", std::abs(degrees)));
    }
  }
  if (work.dpi < kLeastDpi) {
    Note(quality, work.dpi < kMarksBlurDpi ? kLossOfMarks : kLossOfSharpness, "low_resolution",
         fmt::format("{} dpi", work.dpi));
  }
  if (!clean.blank && options.rescale && (work.dpi < kLeastDpi || work.dpi > kMostDpi)) {
    Scale(work, static_cast<double>(kWantedDpi) / work.dpi);
  }
  // The model was made on gray text: steps of black and white look like serifs and marks to it
  // (19 development pages of 200 dpi: word recall 0.920 to 0.924, precision 0.925 to 0.935).
  if (!clean.blank && options.smooth && pixGetDepth(work.image.get()) == 1) {
    if (PixPtr smooth = Smoothed(work.image.get())) work.image = std::move(smooth);
  }

  const Affine to_clean = Inverse(work.to_loaded);
  const Box sheet = {.left = 0,
                     .top = 0,
                     .right = pixGetWidth(work.image.get()),
                     .bottom = pixGetHeight(work.image.get())};
  for (const Box& seal : seals) clean.seals.push_back(Intersection(Apply(to_clean, seal), sheet));
  if (!clean.blank) clean.rules = HorizontalRules(work.ink.get(), work.dpi);
  clean.dpi = work.dpi;
  clean.to_scan = Then(work.to_loaded, page.to_scan);
  clean.image = Image(work.image.release());
  return clean;
}

}  // namespace vanthu
