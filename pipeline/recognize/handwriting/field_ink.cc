// Tested by tests/pipeline/recognize/handwriting/field_ink_test.cc.
#include "pipeline/recognize/handwriting/field_ink.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "pipeline/recognize/handwriting/field_window.h"
#include "pipeline/recognize/handwriting/ink_mask.h"

namespace vanthu {
namespace {

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

// The value below which `share` of the values lie.
int Quantile(std::vector<std::uint8_t> values, double share) {
  if (values.empty()) return 0;
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

// A border of the field: a straight line that leans as the print beside it does.
struct Border {
  double x = 0;  // at the baseline
  double slope = 0;

  [[nodiscard]] double At(double y, double baseline) const { return x + slope * (baseline - y); }
};

// Moves a border that was measured off to where it crosses least ink nearby.
void Settle(Border& border, const InkMask& ink, double baseline, double em) {
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
double BaselineOf(const std::vector<InkComponent>& components, double left_edge, double right_edge,
                  double expected, double em) {
  constexpr double kLow = 0.38;  // of a letter without ascender, and more with one
  constexpr double kHigh = 0.95;
  constexpr double kUp = 0.55;
  constexpr double kDown = 0.30;
  constexpr double kSame = 0.06;
  std::vector<int> ends;
  for (const InkComponent& component : components) {
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
bool IsSlash(const InkComponent& component, double right_edge, double baseline, double em) {
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
double StrokeOf(const InkMask& ink, const std::vector<const InkComponent*>& parts) {
  std::vector<std::uint8_t> widths;
  constexpr int kMost = 255;
  for (const InkComponent* part : parts) {
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
Tone ToneOf(const FieldWindow& window, const std::vector<const InkComponent*>& parts, int paper) {
  double gray = 0;
  double color = 0;
  std::size_t count = 0;
  for (const InkComponent* part : parts) {
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
InkStrip StripOf(const FieldWindow& window, const std::vector<InkComponent>& parts, const Box& box,
                 int paper) {
  InkStrip strip = {.width = box.width(), .height = box.height(), .ink = {}};
  strip.ink.resize(static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height));
  std::vector<std::uint8_t> grays;
  for (const InkComponent& part : parts) {
    for (const auto& [x, y] : part.pixels) grays.push_back(window.gray[window.At(x, y)]);
  }
  constexpr double kFull = 0.15;  // this share of the ink is full ink
  const int dark = std::min(Quantile(std::move(grays), kFull), paper - 1);
  for (const InkComponent& part : parts) {
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
  const FieldWindow window = CutFieldWindow(scan, to_scan, place);
  if (window.gray.empty()) return field;
  const int paper = Quantile(window.gray, 0.85);
  const int darkest = Quantile(window.gray, 0.005);
  if (paper - darkest < kLeastContrast) return field;
  const double limit = paper - kInkShare * (paper - darkest);
  InkMask ink(window.width, window.height);
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
  std::vector<InkComponent> components = FindInkComponents(ink);
  baseline = BaselineOf(components, left_edge, right_edge, baseline, em);
  if (place.left_edge == FieldPlace::Edge::kReckoned) Settle(left, ink, baseline, em);
  if (place.right_edge == FieldPlace::Edge::kReckoned) Settle(right, ink, baseline, em);
  // Where the print ends on the left and begins on the right, at whatever height.
  const double print_end = left_edge + kTouch * em - (is_number ? corner * em : 0.0);
  const double print_begin = right_edge - kTouch * em;
  right.x -= kTouch * em;

  const auto is_slash = [&](const InkComponent& component) {
    return is_number && place.right_edge == FieldPlace::Edge::kReckoned &&
           IsSlash(component, right_edge, baseline, em);
  };
  const auto inside = [&](int x, int y) {
    return x >= left.At(y, baseline) && x < right.At(y, baseline);
  };
  std::vector<InkComponent> parts;
  std::vector<InkComponent> print;
  for (InkComponent& component : components) {
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
    InkMask cut(window.width, window.height);
    for (const auto& [x, y] : component.pixels) {
      const bool keep = (in_field >= kMostlyInside * size || inside(x, y)) &&
                        y >= baseline - kCutAbove * em && y < baseline + kCutBelow * em;
      if (keep) cut.Set(x, y, true);
    }
    for (InkComponent& piece : FindInkComponents(cut)) {
      if (std::max(piece.box.width(), piece.box.height()) < kLeastPart * em) continue;
      // A sliver of the neighbour along the border.
      if (piece.box.width() < 0.08 * em && piece.box.height() < 0.5 * em) continue;
      parts.push_back(std::move(piece));
    }
  }
  int highest = 0;
  Box box;
  for (const InkComponent& part : parts) {
    highest = std::max(highest, part.box.height());
    box = Union(box, part.box);
  }
  if (highest < kLeastHeight * em) return field;

  std::ranges::sort(parts, {}, [](const InkComponent& part) { return part.box.left; });
  for (const InkComponent& part : parts) {
    field.shape.parts.push_back({.left = (part.box.left - left.x) / em,
                                 .right = (part.box.right - left.x) / em,
                                 .bottom = (baseline - part.box.bottom) / em,
                                 .top = (baseline - part.box.top) / em});
  }
  std::vector<const InkComponent*> own;
  for (const InkComponent& part : parts) own.push_back(&part);
  std::vector<const InkComponent*> around;
  for (const InkComponent& part : print) around.push_back(&part);
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
