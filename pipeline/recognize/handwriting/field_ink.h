// field_ink: cuts what stands in a field of the header out of the scan, at the scan's own
// resolution and without the print around it.
//
// Pens cross everything: a digit reaches over the slash, under the baseline and into the dotted
// line. So the ink is taken apart into connected components first; what lies mostly between the
// neighbours is the field's, with all its loops, and only a component that joins both is cut. Red
// ink (seals) is left out, blue stays.
#pragma once

#include <vector>

#include "models/digit_model/digit_reader.h"
#include "pipeline/geometry.h"
#include "pipeline/image.h"
#include "pipeline/recognize/handwriting/field_places.h"

namespace vanthu {

// Measures by which print and pen differ. Lengths in em of the print around the field.
struct InkShape {
  // A connected component: from the left edge of the field, and from the baseline, up positive.
  struct Part {
    double left = 0;
    double right = 0;
    double bottom = 0;
    double top = 0;
  };
  std::vector<Part> parts;  // from left to right
  double stroke = 0;        // how thick the strokes are, in the middle
  double print_stroke = 0;  // of the print on both sides; 0 when there is none
  double darkness = 0;      // of the ink, 0 paper to 1
  double print_darkness = 0;
  double color = 0;  // blue over red, of 255
  double print_color = 0;
};

struct FieldInk {
  InkStrip strip;  // the field's ink alone; empty when nothing is there
  Box box;         // of that ink on the page; empty likewise
  InkShape shape;
};

// `scan` is the page as loaded, `to_scan` leads to it from the page `place` was found on.
// REQUIRES: 1, 8 or 32 bits a pixel.
[[nodiscard]] FieldInk CutFieldInk(const Image& scan, const Affine& to_scan,
                                   const FieldPlace& place);

}  // namespace vanthu
