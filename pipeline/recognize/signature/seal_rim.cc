// Tested by tests/pipeline/recognize/signature/seal_rim_test.cc.
#include "pipeline/recognize/signature/seal_rim.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include "pipeline/clean/raster.h"

namespace vanthu {
namespace {

// Seals of bodies of the State and the Party are 30 to 36 mm across, the emblem's 42.
constexpr double kLeastRadiusMillimeters = 13.0;
constexpr double kMostRadiusMillimeters = 22.0;
// The circle is searched on a grid of cells this wide, a stroke or two.
constexpr double kCellMillimeters = 0.5;
constexpr int kDirections = 128;
// The part of the outer rim that is there; the signature and the title cross it, nothing wipes it.
constexpr double kLeastRim = 0.75;
// Then the center is moved by at most this to where the rim is sharpest.
constexpr double kMostShiftMillimeters = 1.0;
constexpr int kSharpDirections = 360;
// A circle of which this share is ink is a rim; letters between the rims cover less.
constexpr double kRimShare = 0.55;
// Inside this share of the radius stand the body's name or an emblem.
constexpr double kInnermostRim = 0.5;
// How far a rim strays from its circle, and what crosses it must go on.
constexpr double kStrayMillimeters = 0.25;
constexpr double kCrossMillimeters = 0.5;
// A rim or two close together are no wider than this.
constexpr double kMostBandMillimeters = 2.5;

constexpr int kInkBelow = 128;

// Which points are ink.
class InkPoints {
 public:
  InkPoints(Pix* gray, int cell)
      : width_(pixGetWidth(gray) / cell), height_(pixGetHeight(gray) / cell) {
    points_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_ * cell; ++y) {
      const l_uint32* line = pixGetData(gray) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray);
      for (int x = 0; x < width_ * cell; ++x) {
        if (GET_DATA_BYTE(line, x) < kInkBelow) points_[Index(x / cell, y / cell)] = 1;
      }
    }
  }

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] bool Has(double x, double y) const {
    const auto column = static_cast<int>(std::lround(x));
    const auto row = static_cast<int>(std::lround(y));
    return column >= 0 && row >= 0 && column < width_ && row < height_ &&
           points_[Index(column, row)] != 0;
  }
  [[nodiscard]] std::vector<std::pair<int, int>> Points() const {
    std::vector<std::pair<int, int>> points;
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        if (points_[Index(x, y)] != 0) points.emplace_back(x, y);
      }
    }
    return points;
  }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  int width_;
  int height_;
  std::vector<std::uint8_t> points_;
};

using Around = std::vector<std::pair<double, double>>;

Around Directions(int count) {
  Around around;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * std::numbers::pi * i / count;
    around.emplace_back(std::cos(angle), std::sin(angle));
  }
  return around;
}

// Share of the directions in which there is ink at `radius`.
double Share(const InkPoints& ink, double x, double y, double radius, const Around& around) {
  const auto there = std::ranges::count_if(around, [&](const auto& direction) {
    return ink.Has(x + radius * direction.first, y + radius * direction.second);
  });
  return static_cast<double>(there) / static_cast<double>(around.size());
}

// Every cell with ink votes for the centers it may belong to (Hough).
std::optional<SealCircle> CoarseCircle(const InkPoints& cells) {
  const Around around = Directions(kDirections);
  const std::vector<std::pair<int, int>> points = cells.Points();
  const auto least = static_cast<int>(kLeastRadiusMillimeters / kCellMillimeters);
  const auto most = static_cast<int>(kMostRadiusMillimeters / kCellMillimeters);
  std::optional<SealCircle> best;
  double best_share = kLeastRim;
  std::vector<std::uint16_t> votes;
  for (int radius = least; radius <= most; ++radius) {
    votes.assign(static_cast<std::size_t>(cells.width()) * static_cast<std::size_t>(cells.height()),
                 0);
    for (const auto& [x, y] : points) {
      for (const auto& [dx, dy] : around) {
        const auto cx = static_cast<int>(std::lround(x + radius * dx));
        const auto cy = static_cast<int>(std::lround(y + radius * dy));
        if (cx < 0 || cy < 0 || cx >= cells.width() || cy >= cells.height()) continue;
        ++votes[static_cast<std::size_t>(cy) * static_cast<std::size_t>(cells.width()) +
                static_cast<std::size_t>(cx)];
      }
    }
    const auto top = std::ranges::max_element(votes);
    if (top == votes.end()) continue;
    const auto index = static_cast<int>(top - votes.begin());
    const int row = index / cells.width();
    const SealCircle circle = {.x = static_cast<double>(index % cells.width()),
                               .y = static_cast<double>(row),
                               .radius = static_cast<double>(radius)};
    const double share = Share(cells, circle.x, circle.y, radius, around);
    // Of rims as full as each other the outer one: seals have two or three.
    if (share >= best_share) {
      best = circle;
      best_share = share;
    }
  }
  return best;
}

// Bands of radii about the center that are rims.
struct RimBand {
  double inner = 0;
  double outer = 0;
};

std::vector<RimBand> Rims(const InkPoints& ink, const SealCircle& seal,
                          double pixels_a_millimeter) {
  const Around around = Directions(kSharpDirections);
  std::vector<RimBand> bands;
  const double most = seal.radius + kMostShiftMillimeters * pixels_a_millimeter;
  bool inside = false;
  for (double radius = kInnermostRim * seal.radius; radius <= most; radius += 0.5) {
    const bool rim = Share(ink, seal.x, seal.y, radius, around) >= kRimShare;
    if (rim && !inside) bands.push_back({.inner = radius, .outer = radius});
    if (rim) bands.back().outer = radius;
    inside = rim;
  }
  const double stray = kStrayMillimeters * pixels_a_millimeter;
  std::erase_if(bands, [&](const RimBand& band) {
    return band.outer - band.inner > kMostBandMillimeters * pixels_a_millimeter;
  });
  for (RimBand& band : bands) {
    band.inner -= stray;
    band.outer += stray;
  }
  return bands;
}

PixPtr Gray(const Image& image) { return PixPtr(pixConvertTo8(image.pix(), /*cmapflag=*/0)); }

}  // namespace

std::optional<SealCircle> FindSeal(const Image& image, int dpi) {
  const PixPtr gray = image.empty() ? nullptr : Gray(image);
  if (!gray) return std::nullopt;
  const int cell = PixelsOf(kCellMillimeters, dpi);
  auto seal = CoarseCircle(InkPoints(gray.get(), cell));
  if (!seal) return std::nullopt;
  const InkPoints ink(gray.get(), 1);
  const Around around = Directions(kDirections);
  const int shift = PixelsOf(kMostShiftMillimeters, dpi);
  const double x = (seal->x + 0.5) * cell;
  const double y = (seal->y + 0.5) * cell;
  const double radius = seal->radius * cell;
  double best = 0;
  for (int dr = -shift; dr <= shift; ++dr) {
    for (int dy = -shift; dy <= shift; ++dy) {
      for (int dx = -shift; dx <= shift; ++dx) {
        const double share = Share(ink, x + dx, y + dy, radius + dr, around);
        if (share <= best) continue;
        best = share;
        seal = {.x = x + dx, .y = y + dy, .radius = radius + dr};
      }
    }
  }
  return seal;
}

Image WithoutRims(const Image& image, int dpi, const SealCircle& seal) {
  PixPtr gray = Gray(image);
  if (!gray) return image;
  const InkPoints ink(gray.get(), 1);
  constexpr double kMillimetersAnInch = 25.4;
  const double pixels_a_millimeter = dpi / kMillimetersAnInch;
  const double cross = kCrossMillimeters * pixels_a_millimeter;
  for (const RimBand& band : Rims(ink, seal, pixels_a_millimeter)) {
    const auto reach = static_cast<int>(std::ceil(band.outer));
    const auto top = std::max(0, static_cast<int>(seal.y) - reach);
    const auto bottom = std::min(ink.height() - 1, static_cast<int>(seal.y) + reach);
    const auto left = std::max(0, static_cast<int>(seal.x) - reach);
    const auto right = std::min(ink.width() - 1, static_cast<int>(seal.x) + reach);
    for (int y = top; y <= bottom; ++y) {
      l_uint32* line =
          pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
      for (int x = left; x <= right; ++x) {
        const double dx = x - seal.x;
        const double dy = y - seal.y;
        const double radius = std::hypot(dx, dy);
        if (radius < band.inner || radius > band.outer) continue;
        const auto goes_on = [&](double at) {
          return ink.Has(seal.x + at * dx / radius, seal.y + at * dy / radius);
        };
        if (goes_on(band.outer + cross) || goes_on(band.inner - cross)) continue;
        constexpr int kWhite = 255;
        SET_DATA_BYTE(line, x, kWhite);
      }
    }
  }
  return Image(gray.release());
}

}  // namespace vanthu
