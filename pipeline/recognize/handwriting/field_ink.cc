// Tested by tests/pipeline/recognize/handwriting/field_ink_test.cc.
#include "pipeline/recognize/handwriting/field_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace vanthu {
namespace {

// The window around the field, in em: enough of the print on both sides to compare with, and room
// for the longest strokes.
constexpr double kWindowSide = 2.0;
constexpr double kWindowAbove = 1.7;
constexpr double kWindowBelow = 1.0;
// Handwriting stands on the line: at least this much of a component is between these heights.
constexpr double kCoreAbove = 0.95;
constexpr double kCoreBelow = 0.45;  // a numbering stamp is often put too low
constexpr double kLeastInCore = 0.40;
constexpr double kLeastAbove = 0.10;  // the line below reaches less high
// Where a component that joins print, rule or another line is cut.
constexpr double kCutAbove = 1.15;
constexpr double kCutBelow = 0.55;
constexpr double kMostHeight = 2.2;
// Smaller ones are dots of the leader, of the colon, or specks.
constexpr double kLeastPart = 0.20;
// The field is empty when nothing in it is higher: a dash, a smear.
constexpr double kLeastHeight = 0.32;
// A component is the field's when so much of it is inside; from the other share on it is cut.
constexpr double kMostlyInside = 0.60;
constexpr double kPartlyInside = 0.10;
// A leader or rule is longer and thinner than any stroke of a digit.
constexpr double kLeaderLength = 1.0;
constexpr double kLeaderThickness = 0.09;
// An edge that was measured off may be wrong by so much.
constexpr double kEdgeSlack = 0.30;
// The colon begins so far before the end of the label: its dots are too small to be taken for a
// digit, and a pen often begins under them.
constexpr double kColon = 0.15;
// A letter of print is not wider.
constexpr double kMostLetter = 0.62;
// What reaches less far across an edge is print.
constexpr double kTouch = 0.07;
// The height at which an italic y ends, where the box of its word ends too.
constexpr double kItalicCorner = 0.42;
// Slopes, pixels to the right on one pixel up: the slash of the symbol, italic type.
constexpr double kSlashSlope = 0.40;
constexpr double kItalicSlope = 0.28;
// Ink is darker than this share of the way from paper to the darkest.
constexpr double kInkShare = 0.32;
// Less between paper and ink is no ink.
constexpr int kLeastContrast = 50;

// The scan around a field, upright, as bytes.
struct Window {
  int width = 0;
  int height = 0;
  double scale = 1;  // pixels of the window on one of the page
  double left = 0;   // its corner on the page
  double top = 0;
  std::vector<std::uint8_t> gray;   // 255 is paper; red ink counts as paper
  std::vector<std::int16_t> color;  // blue less red

  [[nodiscard]] std::size_t At(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
};

struct Pixel {
  double gray = 255;
  double color = 0;
};

Pixel PixelOf(Pix* pix, int x, int y) {
  if (x < 0 || y < 0 || x >= pixGetWidth(pix) || y >= pixGetHeight(pix)) return {};
  const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
  switch (pixGetDepth(pix)) {
    case 1:
      return {.gray = GET_DATA_BIT(line, x) != 0 ? 0.0 : 255.0};
    case 8:
      return {.gray = static_cast<double>(GET_DATA_BYTE(line, x))};
    default: {
      l_int32 red = 0;
      l_int32 green = 0;
      l_int32 blue = 0;
      extractRGBValues(line[x], &red, &green, &blue);
      // The red channel shows red ink as paper, blue and black ink as dark.
      return {.gray = static_cast<double>(red), .color = static_cast<double>(blue - red)};
    }
  }
}

// Between the four pixels around a point.
Pixel Sample(Pix* pix, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  const double fx = x - left;
  const double fy = y - top;
  Pixel sum = {.gray = 0};
  for (int dy = 0; dy < 2; ++dy) {
    for (int dx = 0; dx < 2; ++dx) {
      const double weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
      if (weight == 0) continue;
      const Pixel pixel = PixelOf(pix, left + dx, top + dy);
      sum.gray += weight * pixel.gray;
      sum.color += weight * pixel.color;
    }
  }
  return sum;
}

Window Upright(Pix* scan, const Affine& to_scan, const FieldPlace& place) {
  Window window;
  const double native = std::sqrt(std::abs(to_scan.xx * to_scan.yy - to_scan.xy * to_scan.yx));
  window.scale = std::max(1.0, native);
  window.left = std::floor(place.left - kWindowSide * place.em);
  window.top = std::floor(place.baseline - kWindowAbove * place.em);
  const double right = place.right + kWindowSide * place.em;
  const double bottom = place.baseline + kWindowBelow * place.em;
  window.width = static_cast<int>((right - window.left) * window.scale);
  window.height = static_cast<int>((bottom - window.top) * window.scale);
  if (window.width <= 0 || window.height <= 0) return {};
  const std::size_t size =
      static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height);
  window.gray.resize(size);
  window.color.resize(size);
  for (int y = 0; y < window.height; ++y) {
    for (int x = 0; x < window.width; ++x) {
      const double px = window.left + x / window.scale;
      const double py = window.top + y / window.scale;
      const Pixel pixel = Sample(scan, to_scan.xx * px + to_scan.xy * py + to_scan.x0,
                                 to_scan.yx * px + to_scan.yy * py + to_scan.y0);
      window.gray[window.At(x, y)] = static_cast<std::uint8_t>(std::lround(pixel.gray));
      window.color[window.At(x, y)] = static_cast<std::int16_t>(std::lround(pixel.color));
    }
  }
  return window;
}

// The value below which `share` of the values lie.
int Quantile(std::vector<std::uint8_t> values, double share) {
  if (values.empty()) return 0;
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

// Which pixels are ink; rows of bytes, 0 or 1.
class Mask {
 public:
  Mask(int width, int height)
      : width_(width),
        height_(height),
        bits_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] bool Has(int x, int y) const {
    return x >= 0 && y >= 0 && x < width_ && y < height_ && bits_[At(x, y)] != 0;
  }
  void Set(int x, int y, bool ink) { bits_[At(x, y)] = ink ? 1 : 0; }

  // How many ink pixels lie in a row, or in a column, through a pixel of ink.
  [[nodiscard]] int RunAcross(int x, int y) const {
    int left = x;
    while (Has(left - 1, y)) --left;
    int right = x;
    while (Has(right + 1, y)) ++right;
    return right - left + 1;
  }
  [[nodiscard]] int RunDown(int x, int y) const {
    int top = y;
    while (Has(x, top - 1)) --top;
    int bottom = y;
    while (Has(x, bottom + 1)) ++bottom;
    return bottom - top + 1;
  }

 private:
  [[nodiscard]] std::size_t At(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  int width_;
  int height_;
  std::vector<std::uint8_t> bits_;
};

// Rules and solid leaders: long runs that are thin. The strokes that cross them stay.
void EraseLeaders(Mask& ink, double em) {
  const int length = static_cast<int>(kLeaderLength * em);
  const int thickness = std::max(2, static_cast<int>(std::lround(kLeaderThickness * em)));
  std::vector<std::pair<int, int>> leader;
  for (int y = 0; y < ink.height(); ++y) {
    for (int x = 0; x < ink.width();) {
      if (!ink.Has(x, y)) {
        ++x;
        continue;
      }
      int end = x;
      while (ink.Has(end, y)) ++end;
      if (end - x >= length) {
        for (int at = x; at < end; ++at) {
          if (ink.RunDown(at, y) <= thickness) leader.emplace_back(at, y);
        }
      }
      x = end;
    }
  }
  for (const auto& [x, y] : leader) ink.Set(x, y, false);
}

struct Component {
  Box box;
  std::vector<std::pair<int, int>> pixels;
};

std::vector<Component> Components(const Mask& ink) {
  std::vector<Component> components;
  Mask seen(ink.width(), ink.height());
  std::vector<std::pair<int, int>> stack;
  for (int y0 = 0; y0 < ink.height(); ++y0) {
    for (int x0 = 0; x0 < ink.width(); ++x0) {
      if (!ink.Has(x0, y0) || seen.Has(x0, y0)) continue;
      Component component;
      seen.Set(x0, y0, true);
      stack.emplace_back(x0, y0);
      while (!stack.empty()) {
        const auto [x, y] = stack.back();
        stack.pop_back();
        component.pixels.emplace_back(x, y);
        component.box =
            Union(component.box, {.left = x, .top = y, .right = x + 1, .bottom = y + 1});
        for (int dy = -1; dy <= 1; ++dy) {
          for (int dx = -1; dx <= 1; ++dx) {
            if (!ink.Has(x + dx, y + dy) || seen.Has(x + dx, y + dy)) continue;
            seen.Set(x + dx, y + dy, true);
            stack.emplace_back(x + dx, y + dy);
          }
        }
      }
      components.push_back(std::move(component));
    }
  }
  return components;
}

// A border of the field: a straight line that leans as the print beside it does.
struct Border {
  double x = 0;  // at the baseline
  double slope = 0;

  [[nodiscard]] double At(double y, double baseline) const { return x + slope * (baseline - y); }
};

// Moves a border that was measured off to where it crosses least ink nearby.
void Settle(Border& border, const Mask& ink, double baseline, double em) {
  const int slack = static_cast<int>(kEdgeSlack * em);
  const int top = static_cast<int>(baseline - 0.75 * em);
  const int bottom = static_cast<int>(baseline + 0.05 * em);
  double best_cost = 0;
  int best = 0;
  bool first = true;
  for (int shift = -slack; shift <= slack; ++shift) {
    double cost = 0.15 * em * std::abs(shift) / std::max(1, slack);
    for (int y = top; y < bottom; ++y) {
      if (ink.Has(static_cast<int>(std::lround(border.At(y, baseline))) + shift, y)) cost += 1;
    }
    if (first || cost < best_cost) {
      best_cost = cost;
      best = shift;
      first = false;
    }
  }
  border.x += best;
}

// The line on which the print on both sides stands: the height at which most of its letters end. A
// word's box may reach into the line below.
double BaselineOf(const std::vector<Component>& components, double left_edge, double right_edge,
                  double expected, double em) {
  constexpr double kLow = 0.38;  // of a letter without ascender, and more with one
  constexpr double kHigh = 0.95;
  constexpr double kUp = 0.55;
  constexpr double kDown = 0.30;
  constexpr double kSame = 0.06;
  std::vector<int> ends;
  for (const Component& component : components) {
    const Box& box = component.box;
    if (box.center_x() > left_edge && box.center_x() < right_edge) continue;
    if (box.height() < kLow * em || box.height() > kHigh * em) continue;
    if (box.bottom < expected - kUp * em || box.bottom > expected + kDown * em) continue;
    ends.push_back(box.bottom);
  }
  double best = expected;
  std::ptrdiff_t most = 1;  // one letter alone may be a "g"
  for (const int end : ends) {
    const auto same =
        std::ranges::count_if(ends, [&](int other) { return std::abs(other - end) <= kSame * em; });
    if (same > most ||
        (same == most && same > 1 && std::abs(end - expected) < std::abs(best - expected))) {
      most = same;
      best = end;
    }
  }
  return best;
}

// The slash before a symbol whose begin was measured off: straight, as high as a capital.
bool IsSlash(const Component& component, double right_edge, double baseline, double em) {
  constexpr double kNear = 0.40;
  constexpr double kAligned = 0.12;
  constexpr double kStraight = 0.07;
  constexpr double kLeastWidth = 0.12;
  constexpr double kMostWidth = 0.45;
  constexpr double kTop = 0.68;
  const Box& box = component.box;
  if (std::abs(box.left - right_edge) > kNear * em || box.width() < kLeastWidth * em ||
      box.width() > kMostWidth * em || std::abs(box.bottom - baseline) > kAligned * em ||
      std::abs(box.top - (baseline - kTop * em)) > kAligned * em) {
    return false;
  }
  double worst = 0;
  for (const auto& [x, y] : component.pixels) {
    const double along = static_cast<double>(box.bottom - y) / box.height();
    worst = std::max(worst, std::abs(x - (box.left + along * box.width())));
  }
  return worst < 2 * kStraight * em;
}

// The middle of the thickness of strokes: at each pixel the shorter of the runs through it.
double StrokeOf(const Mask& ink, const std::vector<const Component*>& parts) {
  std::vector<std::uint8_t> widths;
  constexpr int kMost = 255;
  for (const Component* part : parts) {
    for (const auto& [x, y] : part->pixels) {
      widths.push_back(
          static_cast<std::uint8_t>(std::min({kMost, ink.RunAcross(x, y), ink.RunDown(x, y)})));
    }
  }
  return Quantile(std::move(widths), 0.5);
}

struct Tone {
  double darkness = 0;
  double color = 0;
};
Tone ToneOf(const Window& window, const std::vector<const Component*>& parts, int paper) {
  double gray = 0;
  double color = 0;
  std::size_t count = 0;
  for (const Component* part : parts) {
    for (const auto& [x, y] : part->pixels) {
      gray += window.gray[window.At(x, y)];
      color += window.color[window.At(x, y)];
      ++count;
    }
  }
  if (count == 0 || paper == 0) return {};
  return {.darkness = (paper - gray / static_cast<double>(count)) / paper,
          .color = color / static_cast<double>(count)};
}

// The field's ink as a strip; a pixel around each of its pixels keeps the soft edges of gray scans.
InkStrip StripOf(const Window& window, const std::vector<Component>& parts, const Box& box,
                 int paper) {
  InkStrip strip = {.width = box.width(), .height = box.height(), .ink = {}};
  strip.ink.resize(static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height));
  std::vector<std::uint8_t> grays;
  for (const Component& part : parts) {
    for (const auto& [x, y] : part.pixels) grays.push_back(window.gray[window.At(x, y)]);
  }
  constexpr double kFull = 0.15;  // this share of the ink is full ink
  const int dark = std::min(Quantile(std::move(grays), kFull), paper - 1);
  for (const Component& part : parts) {
    for (const auto& [x, y] : part.pixels) {
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const int sx = x + dx;
          const int sy = y + dy;
          if (sx < box.left || sy < box.top || sx >= box.right || sy >= box.bottom) continue;
          const int ink = 255 * (paper - window.gray[window.At(sx, sy)]) / (paper - dark);
          strip.ink[static_cast<std::size_t>(sy - box.top) * static_cast<std::size_t>(strip.width) +
                    static_cast<std::size_t>(sx - box.left)] =
              static_cast<std::uint8_t>(std::clamp(ink, 0, 255));
        }
      }
    }
  }
  return strip;
}

}  // namespace

FieldInk CutFieldInk(const Image& scan, const Affine& to_scan, const FieldPlace& place) {
  FieldInk field;
  const Window window = Upright(scan.pix(), to_scan, place);
  if (window.gray.empty()) return field;
  const int paper = Quantile(window.gray, 0.85);
  const int darkest = Quantile(window.gray, 0.005);
  if (paper - darkest < kLeastContrast) return field;
  const double limit = paper - kInkShare * (paper - darkest);
  Mask ink(window.width, window.height);
  for (int y = 0; y < window.height; ++y) {
    for (int x = 0; x < window.width; ++x) {
      ink.Set(x, y, window.gray[window.At(x, y)] < limit);
    }
  }

  // Everything from here in pixels of the window.
  const double em = place.em * window.scale;
  double baseline = (place.baseline - window.top) * window.scale;
  const bool is_number = place.kind == HeaderField::Kind::kNumber;
  const double left_edge = (place.left - window.left) * window.scale;
  const double right_edge = (place.right - window.left) * window.scale;
  const double corner =
      is_number ? (place.left_ends_in_colon ? kColon : 0.0) : kItalicSlope * kItalicCorner;
  Border left = {.x = left_edge - corner * em, .slope = is_number ? 0 : kItalicSlope};
  Border right = {.x = right_edge, .slope = is_number ? kSlashSlope : kItalicSlope};
  EraseLeaders(ink, em);
  std::vector<Component> components = Components(ink);
  baseline = BaselineOf(components, left_edge, right_edge, baseline, em);
  if (place.left_edge == FieldPlace::Edge::kReckoned) Settle(left, ink, baseline, em);
  if (place.right_edge == FieldPlace::Edge::kReckoned) Settle(right, ink, baseline, em);
  // Where the print ends on the left and begins on the right, at whatever height.
  const double print_end = left_edge + kTouch * em - (is_number ? corner * em : 0.0);
  const double print_begin = right_edge - kTouch * em;
  right.x -= kTouch * em;

  const auto is_slash = [&](const Component& component) {
    return is_number && place.right_edge == FieldPlace::Edge::kReckoned &&
           IsSlash(component, right_edge, baseline, em);
  };
  const auto inside = [&](int x, int y) {
    return x >= left.At(y, baseline) && x < right.At(y, baseline);
  };
  std::vector<Component> parts;
  std::vector<Component> print;
  for (Component& component : components) {
    if (std::max(component.box.width(), component.box.height()) < kLeastPart * em ||
        component.box.top > baseline - kLeastAbove * em) {
      continue;
    }
    const auto in_core = static_cast<double>(
        std::ranges::count_if(component.pixels, [&](const std::pair<int, int>& at) {
          return at.second >= baseline - kCoreAbove * em && at.second < baseline + kCoreBelow * em;
        }));
    const auto size = static_cast<double>(component.pixels.size());
    if (in_core < kLeastInCore * size && component.box.height() < kMostHeight * em) continue;
    const auto in_field = static_cast<double>(std::ranges::count_if(
        component.pixels, [&](const auto& at) { return inside(at.first, at.second); }));
    // A letter whose middle is on the print's side is print, however far its tail reaches.
    const bool is_letter =
        component.box.width() < kMostLetter * em &&
        (component.box.center_x() < print_end || component.box.center_x() > right_edge);
    if (in_field < kPartlyInside * size || component.box.right <= print_end ||
        component.box.left >= print_begin || is_letter || is_slash(component)) {
      if (component.box.height() < kMostHeight * em) print.push_back(std::move(component));
      continue;
    }
    const bool whole = in_field >= kMostlyInside * size &&
                       component.box.top > baseline - (kCutAbove + 0.35) * em &&
                       component.box.bottom < baseline + (kCutBelow + 0.30) * em;
    if (whole) {
      parts.push_back(std::move(component));
      continue;
    }
    Mask cut(window.width, window.height);
    for (const auto& [x, y] : component.pixels) {
      const bool keep = (in_field >= kMostlyInside * size || inside(x, y)) &&
                        y >= baseline - kCutAbove * em && y < baseline + kCutBelow * em;
      if (keep) cut.Set(x, y, true);
    }
    for (Component& piece : Components(cut)) {
      if (std::max(piece.box.width(), piece.box.height()) < kLeastPart * em) continue;
      // A sliver of the neighbour along the border.
      if (piece.box.width() < 0.08 * em && piece.box.height() < 0.5 * em) continue;
      parts.push_back(std::move(piece));
    }
  }
  int highest = 0;
  Box box;
  for (const Component& part : parts) {
    highest = std::max(highest, part.box.height());
    box = Union(box, part.box);
  }
  if (highest < kLeastHeight * em) return field;

  std::ranges::sort(parts, {}, [](const Component& part) { return part.box.left; });
  for (const Component& part : parts) {
    field.shape.parts.push_back({.left = (part.box.left - left.x) / em,
                                 .right = (part.box.right - left.x) / em,
                                 .bottom = (baseline - part.box.bottom) / em,
                                 .top = (baseline - part.box.top) / em});
  }
  std::vector<const Component*> own;
  for (const Component& part : parts) own.push_back(&part);
  std::vector<const Component*> around;
  for (const Component& part : print) around.push_back(&part);
  field.shape.stroke = StrokeOf(ink, own) / em;
  field.shape.print_stroke = around.empty() ? 0 : StrokeOf(ink, around) / em;
  const Tone tone = ToneOf(window, own, paper);
  const Tone print_tone = ToneOf(window, around, paper);
  field.shape.darkness = tone.darkness;
  field.shape.color = tone.color;
  field.shape.print_darkness = print_tone.darkness;
  field.shape.print_color = print_tone.color;

  constexpr int kMargin = 2;  // pixels of paper
  const Box sheet = {.left = 0, .top = 0, .right = window.width, .bottom = window.height};
  box = Intersection(Box{.left = box.left - kMargin,
                         .top = box.top - kMargin,
                         .right = box.right + kMargin,
                         .bottom = box.bottom + kMargin},
                     sheet);
  field.strip = StripOf(window, parts, box, paper);
  const auto back = [&](int at, double origin) {
    return static_cast<int>(std::lround(origin + at / window.scale));
  };
  field.box = {.left = back(box.left, window.left),
               .top = back(box.top, window.top),
               .right = back(box.right, window.left),
               .bottom = back(box.bottom, window.top)};
  return field;
}

}  // namespace vanthu
