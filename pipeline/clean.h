// clean: repairs what is wrong with a page image and leaves alone what is right.
//
// Every step measures first and does nothing when there is nothing to do. Pure; safe from any
// thread.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/image.h"
#include "pipeline/load.h"

namespace vanthu {

// Each step can be switched off, for the ablation benchmark.
struct CleanOptions {
  bool orient = true;     // 90°, 180°, 270°
  int further_turns = 0;  // by 90° clockwise, on top of what was measured
  bool deskew = true;
  bool despeckle = true;
  bool normalize_background = true;
  bool remove_borders = true;
  bool remove_color = true;  // seals, blue ink, signature overlays
  bool smooth = true;        // the steps of a black-and-white raster
  bool rescale = true;       // to the resolution the engine reads best
};

struct CleanPage {
  Image image;  // upright; what the recognizer reads
  int dpi = 0;
  Affine to_scan;  // from `image` to the page as stored
  // Turning a black-and-white raster costs more words than a small skew does, so it stays as it is:
  // by so many degrees clockwise the words are still to be turned to stand on level lines.
  double skew_degrees = 0;
  bool blank = false;
  bool up_is_known = false;  // the letters told which side is up, beyond doubt
  std::vector<Box> rules;    // on `image`
  std::vector<Box> seals;    // on `image`
  PageQuality quality;
  std::vector<Issue> issues;
};

// REQUIRES: page.image is not empty.
[[nodiscard]] CleanPage Clean(const LoadedPage& page, const CleanOptions& options = {});

}  // namespace vanthu
