// stamp_frames: the frames that stamps have around their words, found in the pixels.
//
//   ┌───────────┐   urgency, secrecy, circulation: 20 to 40 mm wide and 8 mm high, straight or
//   │ HỎA TỐC   │   slanted, also an arrow's outline; the registry's incoming stamp: 35 by 50 mm
//   └───────────┘   (DOMAIN.md §1.8)
//
// Lengths are pixels of CleanPage::image. Pure, but for TakeOff.
#pragma once

#include <vector>

#include "pipeline/clean.h"
#include "pipeline/geometry.h"

namespace vanthu {

// A closed outline around white paper with something on it.
struct StampFrame {
  Box box;             // upright, around the outline
  double degrees = 0;  // how far its long side falls to the right
  double length = 0;   // of its long side
  double width = 0;    // across
};

// From 12 to 80 mm long and 5 to 60 mm wide, from top to bottom.
[[nodiscard]] std::vector<StampFrame> FindStampFrames(const CleanPage& page);

// What the outline holds, turned level, at 300 dpi, and nothing else of the page; the image is
// empty when nothing can be cut out.
[[nodiscard]] CleanPage InsideOf(const CleanPage& page, const StampFrame& frame);

// `box`, which stands on InsideOf a frame that is level, on the page again. `dpi` is the page's.
[[nodiscard]] Box FromInside(const Box& box, const StampFrame& frame, int dpi);

// Makes the outline and what it holds white.
void TakeOff(CleanPage& page, const StampFrame& frame);

}  // namespace vanthu
