// InkStrip: a picture of handwriting, cut out of a page.
#pragma once

#include <cstdint>
#include <vector>

namespace vanthu {

// Ink row by row, at any resolution: 0 is paper, 255 is full ink. Of a colored pen, the darkness
// counts, not the color. Cropped to the handwriting as well as can be: a little paper around it,
// the dots under it or a piece of a printed neighbour do no harm, a line of other text above or
// below does.
struct InkStrip {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;  // width * height bytes
};

}  // namespace vanthu
