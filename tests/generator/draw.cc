#include "tests/generator/draw.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "tests/generator/digit_images.h"
#include "tests/generator/random.h"

namespace vanthu::generator {
namespace {

struct Color {
  double red, green, blue;
};

Color ColorOf(Ink ink) {
  switch (ink) {
    case Ink::kRed:
      return {0.83, 0.10, 0.13};
    case Ink::kBlue:
      return {0.10, 0.16, 0.60};
    case Ink::kBlack:
      break;
  }
  return {0.05, 0.05, 0.05};
}

void SetInk(cairo_t* context, Ink ink, double alpha = 1.0) {
  const Color color = ColorOf(ink);
  cairo_set_source_rgba(context, color.red, color.green, color.blue, alpha);
}

// A smooth curve through the points (Catmull-Rom as Bézier pieces).
void StrokeCurve(cairo_t* context, const Stroke& stroke, double x, double y) {
  const std::vector<Point>& p = stroke.points;
  if (p.size() < 2) return;
  const auto at = [&](std::ptrdiff_t i) {
    return p[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(p.size()) - 1))];
  };
  cairo_move_to(context, x + p[0].x, y + p[0].y);
  for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(p.size()); ++i) {
    const Point a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    cairo_curve_to(context, x + b.x + (c.x - a.x) / 6, y + b.y + (c.y - a.y) / 6,
                   x + c.x - (d.x - b.x) / 6, y + c.y - (d.y - b.y) / 6, x + c.x, y + c.y);
  }
  cairo_set_line_width(context, stroke.width);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(context);
}

// Digits of real writers side by side in the room that the strokes would take.
void DrawDigitImages(cairo_t* context, const PlacedWord& word, const DigitImages& digits,
                     Random& random) {
  const double step = (word.ink.right - word.ink.left) / static_cast<double>(word.text.size());
  const double tall = word.ink.bottom - word.ink.top;
  double x = word.ink.left;
  for (const char digit : word.text) {
    const DigitImage& image = digits.Pick(digit, random);
    cairo_surface_t* mask = cairo_image_surface_create(CAIRO_FORMAT_A8, image.width, image.height);
    unsigned char* rows = cairo_image_surface_get_data(mask);
    const int stride = cairo_image_surface_get_stride(mask);
    for (int y = 0; y < image.height; ++y) {
      std::copy_n(image.ink.begin() + std::ptrdiff_t{y} * image.width, image.width,
                  rows + std::ptrdiff_t{y} * stride);
    }
    cairo_surface_mark_dirty(mask);
    const double wide = std::min(step * 0.92, tall * image.width / image.height);
    cairo_save(context);
    cairo_translate(context, x + (step - wide) / 2, word.ink.top);
    cairo_scale(context, wide / image.width, tall / image.height);
    cairo_mask_surface(context, mask, 0, 0);
    cairo_restore(context);
    cairo_surface_destroy(mask);
    x += step;
  }
}

std::vector<std::string_view> CodePoints(std::string_view text) {
  std::vector<std::string_view> points;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    points.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return points;
}

// Letters along a circle, their middle at `middle_angle` (radians, 0 = right, clockwise).
void ShowOnCircle(cairo_t* context, std::string_view text, double radius, double middle_angle,
                  double size, TypeMetrics& metrics) {
  const std::vector<std::string_view> letters = CodePoints(text);
  const bool below = std::sin(middle_angle) > 0;
  double width = 0;
  for (const std::string_view letter : letters) {
    width += metrics.Measure(letter, Face::kStamp, size).advance;
  }
  const double direction = below ? -1 : 1;
  double angle = middle_angle - direction * width / radius / 2;
  for (const std::string_view letter : letters) {
    const double half = metrics.Measure(letter, Face::kStamp, size).advance / radius / 2;
    angle += direction * half;
    cairo_save(context);
    cairo_translate(context, radius * std::cos(angle), radius * std::sin(angle));
    cairo_rotate(context, angle + direction * std::numbers::pi / 2);
    cairo_move_to(context, -half * radius, below ? size * 0.72 : 0);
    metrics.Show(context, letter, Face::kStamp, size);
    cairo_restore(context);
    angle += direction * half;
  }
}

std::vector<std::string> SealLines(std::string_view text) {
  std::vector<std::string> lines(1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!lines.back().empty() && CodePoints(lines.back()).size() + CodePoints(word).size() > 10) {
      lines.emplace_back();
    }
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    begin = end + 1;
  }
  return lines;
}

void DrawSeal(cairo_t* context, const SignaturePlace& place, const DrawOptions& options,
              TypeMetrics& metrics, Random& random) {
  const double radius = random.Real(46, 52);  // 32 to 36 mm across
  cairo_save(context);
  cairo_translate(context, place.seal_x, place.seal_y);
  cairo_rotate(context, random.Normal(0, 0.09));
  SetInk(context, Ink::kRed, 0.88);
  cairo_set_line_width(context, 2.0);
  cairo_arc(context, 0, 0, radius, 0, 2 * std::numbers::pi);
  cairo_stroke(context);
  cairo_set_line_width(context, 0.9);
  cairo_arc(context, 0, 0, radius * 0.93, 0, 2 * std::numbers::pi);
  cairo_stroke(context);
  cairo_arc(context, 0, 0, radius * 0.66, 0, 2 * std::numbers::pi);
  cairo_stroke(context);
  const double band = radius * 0.735;
  ShowOnCircle(context, options.party_seal ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "CỘNG HÒA XHCN VIỆT NAM",
               band, -std::numbers::pi / 2, radius * 0.16, metrics);
  ShowOnCircle(context, "★ ★ ★", band + radius * 0.02, std::numbers::pi / 2, radius * 0.15,
               metrics);
  const std::vector<std::string> lines = SealLines(options.seal_text);
  const double size = radius * (lines.size() > 3 ? 0.15 : 0.19);
  double y = -size * 1.15 * (static_cast<double>(lines.size()) - 1) / 2 + size * 0.36;
  for (const std::string& line : lines) {
    cairo_move_to(context, -metrics.Measure(line, Face::kStamp, size).advance / 2, y);
    metrics.Show(context, line, Face::kStamp, size);
    y += size * 1.15;
  }
  cairo_restore(context);
}

}  // namespace

void DrawPage(cairo_t* context, const TypesetPage& page, const DrawOptions& options,
              TypeMetrics& metrics) {
  for (const PlacedRule& rule : page.rules) {
    SetInk(context, rule.color);
    cairo_set_line_width(context, rule.width);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE);
    cairo_move_to(context, rule.x1, rule.y1);
    cairo_line_to(context, rule.x2, rule.y2);
    cairo_stroke(context);
  }
  Random writers = Random(options.seed).Fork("writers");
  for (const PlacedWord& word : page.words) {
    SetInk(context, word.color);
    if (word.strokes.empty()) {
      cairo_move_to(context, word.x, word.baseline);
      metrics.Show(context, word.text, word.face, word.size);
    } else if (options.digits != nullptr &&
               std::ranges::all_of(word.text, [](char c) { return c >= '0' && c <= '9'; })) {
      DrawDigitImages(context, word, *options.digits, writers);
    } else {
      for (const Stroke& stroke : word.strokes) StrokeCurve(context, stroke, word.x, word.baseline);
    }
  }
  if (!page.signature) return;
  Random random = Random(options.seed).Fork("signature");
  if (options.signature) {
    const Handwriting name = WriteSignature(random.Real(80, 140), random);
    SetInk(context, Ink::kBlue);
    for (const Stroke& stroke : name.strokes) {
      StrokeCurve(context, stroke, page.signature->pen_x, page.signature->pen_y);
    }
  }
  if (options.seal) DrawSeal(context, *page.signature, options, metrics, random);
}

}  // namespace vanthu::generator
