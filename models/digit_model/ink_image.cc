// Tested by tests/models/digit_model/ink_image_test.cc.
//
// training/ink_image.py does the same for the strips the net learns from; tests/bench/digit_strings
// would show a difference as errors. Scaling by area keeps thin strokes of a bitonal scan visible
// where picking pixels would break them.
#include "models/digit_model/ink_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vanthu {
namespace {

// A strip of 600 dpi across a whole page has 5000 x 400 pixels.
constexpr int kMostSide = 16384;
constexpr std::size_t kMostPixels = 1U << 24U;

constexpr int kMarginRows = 2;
constexpr int kMarginColumns = 8;
constexpr int kMostInkColumns = 256;
// The net's strides divide widths by this; more paper on the right does no harm.
constexpr int kColumnStep = 8;
static_assert(kFewestInkColumns == 2 * kMarginColumns + kColumnStep);

// This share of all ink may lie outside the crop at each edge: specks.
constexpr double kStrayInk = 0.005;
// The crop keeps this share of the strip's rows: a dotted line is not scaled up to a digit's
// height.
constexpr double kLeastRows = 1.0 / 3;
// This share of the pixels is paper in any strip, if it holds paper at all ...
constexpr double kPaperQuantile = 0.10;
// ... and paper is not darker than this, so that a strip of ink to its edges stays ink.
constexpr int kDarkestPaper = 100;
// Of the way from paper to the darkest pixel: what is fainter is the paper's grain.
constexpr float kFaintestInk = 0.15F;
// Less than this between paper and the darkest pixel is no ink.
constexpr int kLeastContrast = 48;

// The pixels of a rectangle, row by row.
struct Pixels {
  int rows = 0;
  int columns = 0;
  std::vector<float> values;
};

std::size_t Index(int row, int columns, int column) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
         static_cast<std::size_t>(column);
}

struct Shades {
  int paper = 0;
  int darkest = 0;
};

Shades MeasureShades(std::span<const std::uint8_t> ink) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t value : ink) ++counts.at(value);
  Shades shades;
  const auto rank = static_cast<std::size_t>(kPaperQuantile * static_cast<double>(ink.size() - 1));
  std::size_t seen = 0;
  for (int value = 0; value < 256; ++value) {
    const std::size_t count = counts.at(static_cast<std::size_t>(value));
    if (count == 0) continue;
    shades.darkest = value;
    if (seen <= rank) shades.paper = value;
    seen += count;
  }
  shades.paper = std::min(shades.paper, kDarkestPaper);
  return shades;
}

// Half-open.
struct Range {
  int begin = 0;
  int end = 0;
};

// The range of `sums` that keeps all but the stray ink before and after it.
Range Inked(const std::vector<double>& sums) {
  double total = 0;
  for (const double sum : sums) total += sum;
  const double stray = total * kStrayInk;
  Range range{0, static_cast<int>(sums.size())};
  double before = 0;
  for (int i = 0; i < range.end; ++i) {
    before += sums[static_cast<std::size_t>(i)];
    if (before > stray) {
      range.begin = i;
      break;
    }
  }
  double after = 0;
  for (int i = range.end - 1; i >= range.begin; --i) {
    after += sums[static_cast<std::size_t>(i)];
    if (after > stray) {
      range.end = i + 1;
      break;
    }
  }
  return range;
}

// The range widened around its middle to `least`, within 0 to `all`.
Range AtLeast(Range range, int least, int all) {
  const int missing = least - (range.end - range.begin);
  if (missing <= 0) return range;
  const int begin = std::clamp(range.begin - missing / 2, 0, all - least);
  return {begin, begin + least};
}

Pixels Crop(const Pixels& from, Range rows, Range columns) {
  Pixels cropped{rows.end - rows.begin, columns.end - columns.begin, {}};
  cropped.values.reserve(Index(cropped.rows, cropped.columns, 0));
  for (int row = rows.begin; row < rows.end; ++row) {
    const auto line =
        from.values.begin() + static_cast<std::ptrdiff_t>(Index(row, from.columns, 0));
    cropped.values.insert(cropped.values.end(), line + columns.begin, line + columns.end);
  }
  return cropped;
}

Pixels CropToInk(const Pixels& pixels) {
  std::vector<double> row_sums(static_cast<std::size_t>(pixels.rows));
  std::vector<double> column_sums(static_cast<std::size_t>(pixels.columns));
  for (int row = 0; row < pixels.rows; ++row) {
    for (int column = 0; column < pixels.columns; ++column) {
      const double value = pixels.values[Index(row, pixels.columns, column)];
      row_sums[static_cast<std::size_t>(row)] += value;
      column_sums[static_cast<std::size_t>(column)] += value;
    }
  }
  const int least_rows = static_cast<int>(std::ceil(pixels.rows * kLeastRows));
  return Crop(pixels, AtLeast(Inked(row_sums), least_rows, pixels.rows), Inked(column_sums));
}

// One target cell as a weighted sum of neighbouring source cells.
struct Blend {
  int first = 0;
  std::vector<float> weights;
};

// Scaling down, a cell is the mean of what it covers; scaling up, it lies between its two nearest.
std::vector<Blend> Resampling(int source, int target) {
  std::vector<Blend> blends;
  blends.reserve(static_cast<std::size_t>(target));
  const double scale = static_cast<double>(source) / target;
  for (int i = 0; i < target; ++i) {
    Blend blend;
    if (scale >= 1) {
      const double begin = i * scale;
      const double end = begin + scale;
      blend.first = static_cast<int>(begin);
      for (int cell = blend.first; cell < source && cell < end; ++cell) {
        const double covered = std::min(end, cell + 1.0) - std::max<double>(begin, cell);
        blend.weights.push_back(static_cast<float>(covered / scale));
      }
    } else {
      const double center = std::clamp((i + 0.5) * scale - 0.5, 0.0, source - 1.0);
      blend.first = static_cast<int>(center);
      const double beyond = center - blend.first;
      blend.weights.push_back(static_cast<float>(1 - beyond));
      if (blend.first + 1 < source) blend.weights.push_back(static_cast<float>(beyond));
    }
    blends.push_back(std::move(blend));
  }
  return blends;
}

Pixels Scale(const Pixels& from, int rows, int columns) {
  const std::vector<Blend> down = Resampling(from.rows, rows);
  Pixels squat{rows, from.columns, std::vector<float>(Index(rows, from.columns, 0))};
  for (int row = 0; row < rows; ++row) {
    const Blend& blend = down[static_cast<std::size_t>(row)];
    float* to = &squat.values[Index(row, from.columns, 0)];
    for (std::size_t k = 0; k < blend.weights.size(); ++k) {
      const float* source = &from.values[Index(blend.first + static_cast<int>(k), from.columns, 0)];
      for (int column = 0; column < from.columns; ++column) {
        to[column] += blend.weights[k] * source[column];
      }
    }
  }
  const std::vector<Blend> across = Resampling(from.columns, columns);
  Pixels scaled{rows, columns, std::vector<float>(Index(rows, columns, 0))};
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Blend& blend = across[static_cast<std::size_t>(column)];
      const float* source = &squat.values[Index(row, from.columns, blend.first)];
      float sum = 0;
      for (std::size_t k = 0; k < blend.weights.size(); ++k) sum += blend.weights[k] * source[k];
      scaled.values[Index(row, columns, column)] = sum;
    }
  }
  return scaled;
}

int RoundUp(int value, int step) { return (value + step - 1) / step * step; }

}  // namespace

bool IsSound(const InkStrip& strip) {
  if (strip.width <= 0 || strip.height <= 0) return false;
  if (strip.width > kMostSide || strip.height > kMostSide) return false;
  const std::size_t pixels = Index(strip.height, strip.width, 0);
  return pixels <= kMostPixels && strip.ink.size() == pixels;
}

std::optional<InkImage> NormalizeInk(const InkStrip& strip, double stretch) {
  const Shades shades = MeasureShades(strip.ink);
  const int contrast = shades.darkest - shades.paper;
  if (contrast < kLeastContrast) return std::nullopt;

  Pixels ink{strip.height, strip.width, {}};
  ink.values.reserve(strip.ink.size());
  const float faintest =
      static_cast<float>(shades.paper) + kFaintestInk * static_cast<float>(contrast);
  for (const std::uint8_t value : strip.ink) {
    ink.values.push_back(std::max(static_cast<float>(value) - faintest, 0.0F));
  }
  ink = CropToInk(ink);

  const int rows = kInkRows - 2 * kMarginRows;
  const int columns = std::clamp(static_cast<int>(stretch * ink.columns * rows / ink.rows + 0.5), 1,
                                 kMostInkColumns);
  const Pixels scaled = Scale(ink, rows, columns);
  const float most = std::max(*std::ranges::max_element(scaled.values), 1.0F);

  InkImage image;
  image.columns = RoundUp(columns + 2 * kMarginColumns, kColumnStep);
  image.values.resize(Index(kInkRows, image.columns, 0));
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      image.values[Index(row + kMarginRows, image.columns, column + kMarginColumns)] =
          scaled.values[Index(row, columns, column)] / most;
    }
  }
  return image;
}

}  // namespace vanthu
