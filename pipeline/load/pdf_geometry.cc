// Tested by tests/pipeline/load/pdf_geometry_test.cc.
#include "pipeline/load/pdf_geometry.h"

#include <algorithm>
#include <cmath>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <tuple>
#include <utility>

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;

}  // namespace

Orientation PageBox::orientation() const {
  constexpr Orientation kByQuarterTurns[] = {Orientation::kUpright, Orientation::kQuarterTurn,
                                             Orientation::kHalfTurn,
                                             Orientation::kThreeQuarterTurn};
  return kByQuarterTurns[rotate / 90];
}

PageBox ReadPageBox(QPDFObjectHandle page) {
  QPDFPageObjectHelper helper(page);
  PageBox box;
  const auto read = [&box](QPDFObjectHandle array) {
    if (!array.isRectangle()) return false;
    const auto r = array.getArrayAsRectangle();  // Already in order.
    box.left = r.llx;
    box.bottom = r.lly;
    box.width = r.urx - r.llx;
    box.height = r.ury - r.lly;
    return box.width > 0 && box.height > 0;
  };
  const bool has_media = read(helper.getAttribute("/MediaBox", false));
  const PageBox media = box;
  if (!read(helper.getAttribute("/CropBox", false))) box = media;
  if (has_media) {
    // What is cropped lies on the medium.
    const double right = std::min(box.left + box.width, media.left + media.width);
    const double top = std::min(box.bottom + box.height, media.bottom + media.height);
    const double left = std::max(box.left, media.left);
    const double bottom = std::max(box.bottom, media.bottom);
    box =
        right > left && top > bottom ? PageBox{left, bottom, right - left, top - bottom, 0} : media;
  }
  QPDFObjectHandle rotate = helper.getAttribute("/Rotate", false);
  const int degrees = rotate.isInteger() ? rotate.getIntValueAsInt() : 0;
  box.rotate = degrees % 90 == 0 ? ((degrees % 360) + 360) % 360 : 0;
  return box;
}

Placement PlaceImage(const PdfMatrix& matrix, const PageBox& box, int width, int height) {
  const auto& m = matrix;
  Placement placement;
  const double left = m[4] + std::min(m[0], 0.0) + std::min(m[2], 0.0) - box.left;
  const double right = m[4] + std::max(m[0], 0.0) + std::max(m[2], 0.0) - box.left;
  const double bottom = m[5] + std::min(m[1], 0.0) + std::min(m[3], 0.0) - box.bottom;
  const double top = m[5] + std::max(m[1], 0.0) + std::max(m[3], 0.0) - box.bottom;
  const double seen_width = std::min(right, box.width) - std::max(left, 0.0);
  const double seen_height = std::min(top, box.height) - std::max(bottom, 0.0);
  if (seen_width > 0 && seen_height > 0) {
    placement.coverage = seen_width * seen_height / (box.width * box.height);
  }
  placement.overhang = std::max({-left, -bottom, right - box.width, top - box.height, 0.0});
  const double x_points = std::hypot(m[0], m[1]);
  const double y_points = std::hypot(m[2], m[3]);
  placement.x_dpi = x_points > 0 ? width * kPointsPerInch / x_points : 0;
  placement.y_dpi = y_points > 0 ? height * kPointsPerInch / y_points : 0;
  // The raster's axes on the page, y down: x runs along (a, b), y against (c, d).
  double x_right = m[0], x_down = -m[1], y_right = -m[2], y_down = m[3];
  for (int turned = 0; turned < box.rotate; turned += 90) {
    std::tie(x_right, x_down) = std::pair(-x_down, x_right);
    std::tie(y_right, y_down) = std::pair(-y_down, y_right);
  }
  placement.orientation = OrientationFromAxes(x_right, x_down, y_right, y_down);
  return placement;
}

}  // namespace vanthu
