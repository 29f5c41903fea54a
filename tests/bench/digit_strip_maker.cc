#include "tests/bench/digit_strip_maker.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

using generator::DigitImage;
using generator::Random;

// Pixels a digit is high on the sheet it is written on, before the scan makes it coarser.
constexpr double kWritingHeight = 64;
constexpr int kMargin = 24;  // pixels of paper around the writing

// Ink from 0 to 1.
struct Sheet {
  Sheet(int sheet_width, int sheet_height)
      : width(sheet_width),
        height(sheet_height),
        ink(static_cast<std::size_t>(sheet_width) * static_cast<std::size_t>(sheet_height)) {}

  float& At(int x, int y) {
    return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x)];
  }
  [[nodiscard]] float Get(int x, int y) const {
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x)];
  }

  int width;
  int height;
  std::vector<float> ink;
};

float Between(const DigitImage& image, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  const auto at = [&](int column, int row) {
    if (column < 0 || row < 0 || column >= image.width || row >= image.height) return 0.0;
    return image.ink[static_cast<std::size_t>(row * image.width + column)] / 255.0;
  };
  const double right_share = x - left;
  const double lower_share = y - top;
  return static_cast<float>(
      (at(left, top) * (1 - right_share) + at(left + 1, top) * right_share) * (1 - lower_share) +
      (at(left, top + 1) * (1 - right_share) + at(left + 1, top + 1) * right_share) * lower_share);
}

struct Placement {
  double left = 0;      // of the digit at its foot
  double baseline = 0;  // y of its foot
  double width = 0;
  double height = 0;
  double slant = 0;  // x for each y upwards
};

void Write(const DigitImage& image, const Placement& place, Sheet& sheet) {
  const int top = std::max(0, static_cast<int>(place.baseline - place.height) - 1);
  const int bottom = std::min(sheet.height, static_cast<int>(place.baseline) + 2);
  for (int y = top; y < bottom; ++y) {
    const double up = place.baseline - (y + 0.5);
    const double begin = place.left + up * place.slant;
    const int left = std::max(0, static_cast<int>(begin) - 1);
    const int right = std::min(sheet.width, static_cast<int>(begin + place.width) + 2);
    for (int x = left; x < right; ++x) {
      const float value = Between(image, (x + 0.5 - begin) * image.width / place.width - 0.5,
                                  (place.height - up) * image.height / place.height - 0.5);
      sheet.At(x, y) = std::max(sheet.At(x, y), value);
    }
  }
}

// Each pixel becomes the darkest (a thick pen) or the lightest (a thin one) of its neighbours.
template <typename Choice>
Sheet Spread(const Sheet& sheet, int radius, Choice choice) {
  Sheet spread = sheet;
  for (int y = 0; y < sheet.height; ++y) {
    for (int x = 0; x < sheet.width; ++x) {
      float value = sheet.Get(x, y);
      for (int dy = -radius; dy <= radius; ++dy) {
        for (int dx = -radius; dx <= radius; ++dx) {
          if (dx * dx + dy * dy <= radius * radius) {
            value = choice(value, sheet.Get(x + dx, y + dy));
          }
        }
      }
      spread.At(x, y) = value;
    }
  }
  return spread;
}

void DrawBar(double from_x, double from_y, double to_x, double to_y, double thickness,
             Sheet& sheet) {
  const double length = std::hypot(to_x - from_x, to_y - from_y);
  const int steps = std::max(1, static_cast<int>(length * 2));
  const int radius = static_cast<int>(std::ceil(thickness / 2));
  for (int i = 0; i <= steps; ++i) {
    const double x = from_x + (to_x - from_x) * i / steps;
    const double y = from_y + (to_y - from_y) * i / steps;
    for (int row = static_cast<int>(y) - radius; row <= static_cast<int>(y) + radius; ++row) {
      for (int column = static_cast<int>(x) - radius; column <= static_cast<int>(x) + radius;
           ++column) {
        if (column < 0 || row < 0 || column >= sheet.width || row >= sheet.height) continue;
        if (std::hypot(column - x, row - y) <= thickness / 2) sheet.At(column, row) = 1;
      }
    }
  }
}

void DrawLine(double baseline, Random& random, Sheet& sheet) {
  const double kind = random.Real(0, 1);
  if (kind > 0.25) return;
  double y = baseline + random.Normal(0, 0.05) * kWritingHeight;
  if (random.Chance(0.15)) y -= random.Real(0.2, 0.7) * kWritingHeight;
  if (kind < 0.06) {
    DrawBar(0, y, sheet.width, y, 3, sheet);
    return;
  }
  const double period = random.Real(9, 16);
  for (double x = random.Real(0, period); x < sheet.width; x += period) {
    DrawBar(x, y, x, y, 4.5, sheet);
  }
}

// A colon before the string, or a slash behind it, about as often as the cutting of real fields
// leaves one.
void DrawPrint(double baseline, double left, double right, Random& random, Sheet& sheet) {
  if (random.Chance(0.06)) {
    const double x = left - random.Real(6, 14);
    DrawBar(x, baseline - 3, x, baseline - 3, 7, sheet);
    DrawBar(x, baseline - 0.4 * kWritingHeight, x, baseline - 0.4 * kWritingHeight, 7, sheet);
  }
  if (random.Chance(0.06)) {
    const double x = right + random.Real(6, 12);
    DrawBar(x, baseline + 3, x + 0.25 * kWritingHeight, baseline - 0.75 * kWritingHeight, 4, sheet);
  }
}

// How much each pixel of the sheet counts for one pixel of a coarser picture, along one side.
struct Exposure {
  int first = 0;
  std::vector<double> weights;  // sum to 1
};

std::vector<Exposure> Lens(int from, int to, double scale, double deviation) {
  std::vector<Exposure> exposures;
  for (int i = 0; i < to; ++i) {
    const double center = (i + 0.5) / scale;
    const double reach = 2.5 * deviation + 0.5;
    Exposure exposure;
    exposure.first = std::clamp(static_cast<int>(center - reach), 0, from - 1);
    double sum = 0;
    for (int k = exposure.first; k < from && k <= center + reach; ++k) {
      const double distance = (k + 0.5 - center) / deviation;
      exposure.weights.push_back(std::exp(-distance * distance / 2));
      sum += exposure.weights.back();
    }
    for (double& weight : exposure.weights) weight /= sum;
    exposures.push_back(std::move(exposure));
  }
  return exposures;
}

// What of the sheet falls on each pixel of a coarser picture, through a lens that is never quite
// sharp: `blur` is its deviation in pixels of the picture.
Sheet Expose(const Sheet& sheet, double scale, double blur) {
  Sheet picture(std::max(1, static_cast<int>(sheet.width * scale)),
                std::max(1, static_cast<int>(sheet.height * scale)));
  const std::vector<Exposure> across = Lens(sheet.width, picture.width, scale, blur / scale);
  const std::vector<Exposure> down = Lens(sheet.height, picture.height, scale, blur / scale);
  Sheet narrow(picture.width, sheet.height);
  for (int y = 0; y < sheet.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const Exposure& exposure = across[static_cast<std::size_t>(x)];
      double sum = 0;
      for (std::size_t k = 0; k < exposure.weights.size(); ++k) {
        sum += exposure.weights[k] * sheet.Get(exposure.first + static_cast<int>(k), y);
      }
      narrow.At(x, y) = static_cast<float>(sum);
    }
  }
  for (int y = 0; y < picture.height; ++y) {
    const Exposure& exposure = down[static_cast<std::size_t>(y)];
    for (int x = 0; x < picture.width; ++x) {
      double sum = 0;
      for (std::size_t k = 0; k < exposure.weights.size(); ++k) {
        sum += exposure.weights[k] * narrow.Get(x, exposure.first + static_cast<int>(k));
      }
      picture.At(x, y) = static_cast<float>(sum);
    }
  }
  return picture;
}

void Speckle(double share, std::uint8_t shade, Random& random, InkStrip& strip) {
  const int count = static_cast<int>(share * strip.width * strip.height);
  for (int i = 0; i < count; ++i) {
    const int x = random.Between(0, strip.width - 1);
    const int y = random.Between(0, strip.height - 1);
    strip.ink[static_cast<std::size_t>(y * strip.width + x)] = shade;
  }
}

InkStrip Digitize(const Sheet& sheet, Random& random) {
  const bool is_bitonal = random.Chance(0.6);
  // 3 to 5 mm of writing: 24 to 40 pixels at 200 dpi.
  const double pixels = random.Real(24, 40) * (is_bitonal ? 1.0 : 1.5);
  const Sheet picture = Expose(sheet, pixels / kWritingHeight, random.Real(0.35, 0.9));
  InkStrip strip{picture.width, picture.height, {}};
  const double threshold = random.Real(0.35, 0.6);
  const double strength = random.Real(0.5, 1);
  const double paper = random.Real(0, 0.12);
  for (const float ink : picture.ink) {
    double value = ink > threshold ? 1.0 : 0.0;
    if (!is_bitonal) value = paper + ink * strength * (1 - paper) + random.Normal(0, 0.02);
    strip.ink.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0, 1.0) * 255));
  }
  if (is_bitonal && random.Chance(0.5)) Speckle(random.Real(0, 0.006), 255, random, strip);
  if (is_bitonal && random.Chance(0.2)) Speckle(random.Real(0, 0.03), 0, random, strip);
  return strip;
}

// The rows and columns that hold writing, with a little paper.
InkStrip Crop(const InkStrip& strip, int left, int top, int right, int bottom) {
  left = std::clamp(left, 0, strip.width - 1);
  top = std::clamp(top, 0, strip.height - 1);
  right = std::clamp(right, left + 1, strip.width);
  bottom = std::clamp(bottom, top + 1, strip.height);
  InkStrip cropped{right - left, bottom - top, {}};
  for (int y = top; y < bottom; ++y) {
    const auto row = strip.ink.begin() + static_cast<std::ptrdiff_t>(y) * strip.width;
    cropped.ink.insert(cropped.ink.end(), row + left, row + right);
  }
  return cropped;
}

}  // namespace

DigitSample DigitStripMaker::Make(int length) {
  DigitSample sample;
  const double slant = random_.Normal(0.05, 0.15);
  const double stretch = random_.Real(0.8, 1.2);
  const double gap = random_.Chance(0.3) ? random_.Real(-0.08, 0.03) : random_.Real(0.05, 0.35);
  const double climb = random_.Normal(0, 0.04);
  const double room = 2 * kMargin + 0.6 * kWritingHeight;
  Sheet sheet(static_cast<int>(room + length * 1.7 * kWritingHeight),
              static_cast<int>(2 * kMargin + 1.9 * kWritingHeight));
  const double baseline = kMargin + 1.45 * kWritingHeight;

  const double begin = kMargin + 0.3 * kWritingHeight;
  double left = begin;
  for (int i = 0; i < length; ++i) {
    const char digit = static_cast<char>('0' + random_.Between(0, 9));
    const DigitImage& image = digits_->Pick(digit, random_);
    Placement place;
    place.height = kWritingHeight * random_.Real(0.88, 1.12);
    place.width = std::max(4.0, place.height * image.width / image.height * stretch);
    place.left = left;
    place.baseline =
        baseline + random_.Normal(0, 0.04) * kWritingHeight - climb * i * kWritingHeight;
    place.slant = slant;
    Write(image, place, sheet);
    left += place.width + gap * kWritingHeight;
    sample.text += digit;
  }
  const double end = left - gap * kWritingHeight;
  const double pen = random_.Real(0, 1);
  if (pen < 0.2) sheet = Spread(sheet, 2, [](float a, float b) { return std::max(a, b); });
  if (pen > 0.85) sheet = Spread(sheet, 1, [](float a, float b) { return std::min(a, b); });
  DrawLine(baseline, random_, sheet);
  DrawPrint(baseline, begin + std::min(0.0, slant) * kWritingHeight,
            end + std::max(0.0, slant) * kWritingHeight, random_, sheet);

  const InkStrip scan = Digitize(sheet, random_);
  // A locator crops near the writing, with an error of its own.
  const double scale = static_cast<double>(scan.width) / sheet.width;
  const double lean = slant * kWritingHeight;
  const double most = random_.Real(0.05, 0.35) * kWritingHeight;
  sample.strip = Crop(scan, static_cast<int>((begin + std::min(0.0, lean) - most) * scale),
                      static_cast<int>((baseline - 1.1 * kWritingHeight - most / 2 -
                                        std::max(0.0, climb) * (length - 1) * kWritingHeight) *
                                       scale),
                      static_cast<int>((end + std::max(0.0, lean) + most) * scale),
                      static_cast<int>((baseline + 0.1 * kWritingHeight + most / 2 +
                                        std::max(0.0, -climb) * (length - 1) * kWritingHeight) *
                                       scale));
  return sample;
}

}  // namespace vanthu
