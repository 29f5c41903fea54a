// field_window: the scan around a field of the header, upright, as bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/geometry.h"
#include "pipeline/image.h"
#include "pipeline/recognize/handwriting/field_places.h"

namespace vanthu {

struct FieldWindow {
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

// At the scan's own resolution, never coarser than the page, with print enough on both sides to
// compare with. `to_scan` leads to `scan` from the page `place` was found on; empty when the place
// is. REQUIRES: 1, 8 or 32 bits a pixel.
[[nodiscard]] FieldWindow CutFieldWindow(const Image& scan, const Affine& to_scan,
                                         const FieldPlace& place);

}  // namespace vanthu
