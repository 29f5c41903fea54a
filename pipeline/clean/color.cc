// In a scan the ink of a red seal is as bright as paper in the red channel, and black text under it
// is as dark as ever: so inside a seal the red channel is the page without the seal. The same holds
// for the strokes of a blue signature and the blue channel.
//
// Only there: names and titles are stamped in red on many letters, clerks write numbers and days in
// blue, and urgency marks are red; all these must be read. A seal is therefore found by its round
// rim (the decree's seals are round, 10 to 42 mm across, the small ones put on by digital
// signature), a signature by being one stroke far longer than a letter is high.
//
// Tested by tests/pipeline/clean_test.cc.
#include "pipeline/clean/color.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

// How much stronger the ink's own channel is than both others (red) or than red (blue). Gray
// copiers' color noise and yellowed paper stay under 30.
constexpr int kLeastRed = 50;
constexpr int kLeastBlue = 40;

// Seals are searched on a grid of square cells; the rim is half a cell to a cell wide.
constexpr double kCellMillimeters = 1.0;
constexpr int kLeastRadiusCells = 5;
constexpr int kMostRadiusCells = 22;
// Share of a cell's pixels that makes it red.
constexpr double kCellShare = 0.08;
constexpr int kDirections = 64;
// Part of the rim that is there: 0.75 to 1 on faint and cut seals.
constexpr double kLeastRim = 0.7;
// A small circle finds three quarters of its rim by chance in lines of red letters and in the
// outline of an urgency stamp; on 60 color pages none of these reached 0.9, no seal was that small.
constexpr int kSmallRadiusCells = 12;
constexpr double kLeastSmallRim = 0.9;
// Part of a circle a little wider that is red too: names stamped over the seal cross it, but lines
// of red text fill it as they fill the rim.
constexpr double kMostOutside = 0.4;
constexpr int kOutsideCells = 2;
constexpr int kMostSeals = 6;

// A signature is one connected stroke at least this long; handwritten digits are under 12 mm.
constexpr double kSignatureMillimeters = 18.0;

struct Circle {
  int x = 0;  // cells
  int y = 0;
  int radius = 0;
};

// Which cells of a page hold red ink.
class Grid {
 public:
  Grid(int width, int height)
      : width_(width),
        height_(height),
        cells_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] bool Has(int x, int y) const {
    return x >= 0 && y >= 0 && x < width_ && y < height_ && cells_[Index(x, y)] != 0;
  }
  void Set(int x, int y, bool value) { cells_[Index(x, y)] = value ? 1 : 0; }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  int width_;
  int height_;
  std::vector<std::uint8_t> cells_;
};

struct Rgb {
  int red;
  int green;
  int blue;
};

Rgb At(const l_uint32* line, int x) {
  const l_uint32 pixel = line[x];
  return {.red = static_cast<int>(pixel >> L_RED_SHIFT & 0xff),
          .green = static_cast<int>(pixel >> L_GREEN_SHIFT & 0xff),
          .blue = static_cast<int>(pixel >> L_BLUE_SHIFT & 0xff)};
}

bool IsRed(const Rgb& c) { return c.red - std::max(c.green, c.blue) >= kLeastRed; }
bool IsBlue(const Rgb& c) { return c.blue - c.red >= kLeastBlue && c.blue >= c.green; }

const l_uint32* Line(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}
l_uint32* WritableLine(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

Grid RedCells(Pix* page, int cell) {
  const int width = pixGetWidth(page) / cell;
  const int height = pixGetHeight(page) / cell;
  Grid grid(width, height);
  const int enough = std::max(1, static_cast<int>(kCellShare * cell * cell));
  std::vector<int> red(static_cast<std::size_t>(width));
  for (int row = 0; row < height; ++row) {
    std::ranges::fill(red, 0);
    for (int y = row * cell; y < (row + 1) * cell; ++y) {
      const l_uint32* line = Line(page, y);
      for (int x = 0; x < width * cell; ++x) {
        if (IsRed(At(line, x))) ++red[static_cast<std::size_t>(x / cell)];
      }
    }
    for (int column = 0; column < width; ++column) {
      grid.Set(column, row, red[static_cast<std::size_t>(column)] >= enough);
    }
  }
  return grid;
}

std::array<std::pair<double, double>, kDirections> Directions() {
  std::array<std::pair<double, double>, kDirections> directions;
  for (int i = 0; i < kDirections; ++i) {
    const double angle = 2 * std::numbers::pi * i / kDirections;
    directions[static_cast<std::size_t>(i)] = {std::cos(angle), std::sin(angle)};
  }
  return directions;
}

// Share of the rim of `circle` that is red, give or take half a cell.
double Rim(const Grid& grid, const Circle& circle) {
  static const auto kAround = Directions();
  int there = 0;
  for (const auto& [dx, dy] : kAround) {
    bool hit = false;
    for (const double slack : {0.0, -0.7, 0.7}) {
      hit = hit || grid.Has(static_cast<int>(std::lround(circle.x + (circle.radius + slack) * dx)),
                            static_cast<int>(std::lround(circle.y + (circle.radius + slack) * dy)));
    }
    there += hit ? 1 : 0;
  }
  return static_cast<double>(there) / kDirections;
}

// The circle with the fullest rim: every red cell votes for the centers it may belong to (Hough).
std::optional<Circle> FindCircle(const Grid& grid) {
  static const auto kAround = Directions();
  std::vector<std::pair<int, int>> red;
  for (int y = 0; y < grid.height(); ++y) {
    for (int x = 0; x < grid.width(); ++x) {
      if (grid.Has(x, y)) red.emplace_back(x, y);
    }
  }
  std::optional<Circle> best;
  double best_rim = kLeastRim;
  std::vector<int> votes;
  for (int radius = kLeastRadiusCells; radius <= kMostRadiusCells; ++radius) {
    votes.assign(static_cast<std::size_t>(grid.width()) * static_cast<std::size_t>(grid.height()),
                 0);
    for (const auto& [x, y] : red) {
      for (const auto& [dx, dy] : kAround) {
        const int cx = static_cast<int>(std::lround(x + radius * dx));
        const int cy = static_cast<int>(std::lround(y + radius * dy));
        if (cx < 0 || cy < 0 || cx >= grid.width() || cy >= grid.height()) continue;
        ++votes[static_cast<std::size_t>(cy) * static_cast<std::size_t>(grid.width()) +
                static_cast<std::size_t>(cx)];
      }
    }
    const auto top = std::ranges::max_element(votes);
    if (top == votes.end()) continue;
    const auto index = static_cast<int>(top - votes.begin());
    const Circle circle = {.x = index % grid.width(), .y = index / grid.width(), .radius = radius};
    const double rim = Rim(grid, circle);
    if (radius < kSmallRadiusCells && rim < kLeastSmallRim) continue;
    const Circle outside = {.x = circle.x, .y = circle.y, .radius = radius + kOutsideCells};
    // Of rims as full as each other the outer one: seals have two.
    if (rim >= best_rim && Rim(grid, outside) <= kMostOutside) {
      best = circle;
      best_rim = rim;
    }
  }
  return best;
}

void Forget(Grid& grid, const Circle& circle) {
  const int reach = circle.radius + 1;
  for (int y = std::max(0, circle.y - reach); y <= std::min(grid.height() - 1, circle.y + reach);
       ++y) {
    for (int x = std::max(0, circle.x - reach); x <= std::min(grid.width() - 1, circle.x + reach);
         ++x) {
      const int dx = x - circle.x;
      const int dy = y - circle.y;
      if (dx * dx + dy * dy <= reach * reach) grid.Set(x, y, false);
    }
  }
}

// The red channel in place of gray inside the circle. Gives the box around it.
Box TakeSealOff(Pix* page, Pix* gray, const Circle& circle, int cell) {
  // The circle's cells are whole: their middle is the middle of the rim.
  const double center_x = (circle.x + 0.5) * cell;
  const double center_y = (circle.y + 0.5) * cell;
  const double reach = (circle.radius + 1.5) * cell;
  const Box box =
      Intersection({.left = static_cast<int>(center_x - reach),
                    .top = static_cast<int>(center_y - reach),
                    .right = static_cast<int>(center_x + reach) + 1,
                    .bottom = static_cast<int>(center_y + reach) + 1},
                   {.left = 0, .top = 0, .right = pixGetWidth(page), .bottom = pixGetHeight(page)});
  for (int y = box.top; y < box.bottom; ++y) {
    const l_uint32* from = Line(page, y);
    l_uint32* to = WritableLine(gray, y);
    for (int x = box.left; x < box.right; ++x) {
      const double dx = x - center_x;
      const double dy = y - center_y;
      if (dx * dx + dy * dy > reach * reach) continue;
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(At(from, x).red));
    }
  }
  return box;
}

// Strokes of blue ink that are too long for writing.
PixPtr SignatureMask(Pix* page, int dpi) {
  PixPtr blue(pixCreate(pixGetWidth(page), pixGetHeight(page), 1));
  if (!blue) return nullptr;
  bool any = false;
  for (int y = 0; y < pixGetHeight(page); ++y) {
    const l_uint32* from = Line(page, y);
    l_uint32* to = WritableLine(blue.get(), y);
    for (int x = 0; x < pixGetWidth(page); ++x) {
      if (!IsBlue(At(from, x))) continue;
      SET_DATA_BIT(to, x);
      any = true;
    }
  }
  if (!any) return nullptr;
  const int least = PixelsOf(kSignatureMillimeters, dpi);
  const PixPtr closed(pixCloseSafeBrick(nullptr, blue.get(), 3, 3));
  const PixPtr strokes(
      pixSelectBySize(closed.get(), least, least, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
  l_int32 none = 1;
  if (!strokes || pixZero(strokes.get(), &none) != 0 || none != 0) return nullptr;
  // The pale rim of a stroke is not blue enough to be seen above.
  constexpr int kRim = 5;
  return PixPtr(pixDilateBrick(nullptr, strokes.get(), kRim, kRim));
}

void TakeSignatureOff(Pix* page, Pix* gray, Pix* mask) {
  for (int y = 0; y < pixGetHeight(page); ++y) {
    const l_uint32* where = Line(mask, y);
    const l_uint32* from = Line(page, y);
    l_uint32* to = WritableLine(gray, y);
    for (int x = 0; x < pixGetWidth(page); ++x) {
      if (!GET_DATA_BIT(where, x)) continue;
      const Rgb color = At(from, x);
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(std::max({color.red, color.green, color.blue})));
    }
  }
}

}  // namespace

PixPtr ToGray(Pix* page) { return PixPtr(pixConvertTo8(page, /*cmapflag=*/0)); }

GrayPage TakeColorOff(Pix* page, int dpi) {
  GrayPage result = {.gray = ToGray(page), .seals = {}};
  if (!result.gray) return result;
  const int cell = PixelsOf(kCellMillimeters, dpi);
  Grid red = RedCells(page, cell);
  for (int i = 0; i < kMostSeals; ++i) {
    const auto circle = FindCircle(red);
    if (!circle) break;
    result.seals.push_back(TakeSealOff(page, result.gray.get(), *circle, cell));
    Forget(red, *circle);
  }
  if (const PixPtr mask = SignatureMask(page, dpi)) {
    TakeSignatureOff(page, result.gray.get(), mask.get());
  }
  return result;
}

}  // namespace vanthu
