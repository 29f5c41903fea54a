// level: the boxes of a slightly turned page as they stand once its lines are level.
//
// For black-and-white pages, whose pixels are not turned (CleanPage::skew_degrees). Pure.
#pragma once

#include "pipeline/document.h"

namespace vanthu {

// Turns all boxes of `page` clockwise about its middle, and notes the turn in `page.to_scan`. A box
// is taken as the upright box around a tilted word and becomes the box of the word itself.
// REQUIRES: |degrees| < 45.
[[nodiscard]] PageContent Level(PageContent page, double degrees);

}  // namespace vanthu
