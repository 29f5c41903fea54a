// pdf_drawing: what a PDF page paints, read from its content stream without painting it.
//
// This decides whether a page is a scan (one image), set text, or both. It follows the graphics
// state only as far as that question needs: the transformation, the fill color, the text rendering
// mode. Clipping, blending and optional content are taken as if they hid nothing.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

class QPDFObjectHandle;

namespace vanthu {

// [a b c d e f] of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f; y up, in points.
using PdfMatrix = std::array<double, 6>;

struct DrawnImage {
  std::shared_ptr<QPDFObjectHandle> image;  // null for an inline image
  PdfMatrix matrix;                         // from the unit square to the page
  bool fill_is_black = true;                // the color an image mask is painted in
  // Something visible is painted after it, which may lie over it.
  bool is_painted_over = false;
};

struct PageDrawing {
  std::vector<DrawnImage> images;  // in order of painting
  std::size_t visible_texts = 0;   // strings shown, but for those of rendering mode 3 (invisible)
  std::size_t invisible_texts = 0;
  std::size_t paths = 0;  // filled, stroked or shaded
  // The stream is damaged, or larger than any honest page: the rest is not known.
  bool is_incomplete = false;
};

[[nodiscard]] PageDrawing ReadPageDrawing(QPDFObjectHandle page);
// Of a form XObject, such as the appearance of an annotation, in its own space.
[[nodiscard]] PageDrawing ReadFormDrawing(QPDFObjectHandle form);

}  // namespace vanthu
