// Tested by tests/pipeline/recognize/handwriting/ink_mask_test.cc.
#include "pipeline/recognize/handwriting/ink_mask.h"

#include <algorithm>
#include <cmath>

namespace vanthu {
namespace {

// A leader or rule is longer and thinner than any stroke of a digit.
constexpr double kLeaderLength = 1.0;
constexpr double kLeaderThickness = 0.09;

}  // namespace

void EraseLeaders(InkMask& ink, double em) {
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

std::vector<InkComponent> FindInkComponents(const InkMask& ink) {
  std::vector<InkComponent> components;
  InkMask seen(ink.width(), ink.height());
  std::vector<std::pair<int, int>> stack;
  for (int y0 = 0; y0 < ink.height(); ++y0) {
    for (int x0 = 0; x0 < ink.width(); ++x0) {
      if (!ink.Has(x0, y0) || seen.Has(x0, y0)) continue;
      InkComponent component;
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

}  // namespace vanthu
