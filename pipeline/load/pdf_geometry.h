// pdf_geometry: where a PDF page ends and how an image lies on it.
#pragma once

#include "pipeline/load/orientation.h"
#include "pipeline/load/pdf_drawing.h"

class QPDFObjectHandle;

namespace vanthu {

// The page as shown, before /Rotate, in points.
struct PageBox {
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
  int rotate = 0;  // degrees clockwise: 0, 90, 180, 270

  // Of the page before /Rotate.
  [[nodiscard]] Orientation orientation() const;
};

// The crop box as far as it lies on the media box; nothing of a size when the page has neither.
[[nodiscard]] PageBox ReadPageBox(QPDFObjectHandle page);

// How an image lies on the page.
struct Placement {
  double coverage = 0;  // share of the page
  double overhang = 0;  // points it sticks out of the page
  double x_dpi = 0;     // of the stored raster
  double y_dpi = 0;
  Orientation orientation = Orientation::kUpright;
};

// `matrix` takes the unit square to the page; the raster is `width` x `height` pixels. Pure.
[[nodiscard]] Placement PlaceImage(const PdfMatrix& matrix, const PageBox& box, int width,
                                   int height);

}  // namespace vanthu
