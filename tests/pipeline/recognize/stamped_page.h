// stamped_page: a page with a stamp in its frame, for tests of what reads stamps.
#pragma once

#include <string>

#include "pipeline/clean.h"
#include "pipeline/geometry.h"

struct Pix;

namespace vanthu {

// A stamp of 38 by 10 mm at kPrintedDpi.
inline constexpr Box kStampPlace = {.left = 300, .top = 500, .right = 600, .bottom = 580};

// Letters as high as the decree's, without diacritics: Leptonica's own font has none.
void PrintLine(Pix* page, const std::string& text, int x, int baseline);
void DrawFrame(Pix* page, const Box& frame);
// Takes `owned` over; at kPrintedDpi.
[[nodiscard]] CleanPage CleanPageOf(Pix* owned);
// A white page with `text` in a frame at kStampPlace.
[[nodiscard]] CleanPage StampedPage(const std::string& text);

}  // namespace vanthu
