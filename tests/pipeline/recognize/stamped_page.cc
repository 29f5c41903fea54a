#include "tests/pipeline/recognize/stamped_page.h"

#include <leptonica/allheaders.h>

#include "tests/pipeline/printed_page.h"

namespace vanthu {

void PrintLine(Pix* page, const std::string& text, int x, int baseline) {
  constexpr int kFontSize = 14;
  L_BMF* font = bmfCreate(nullptr, kFontSize);
  l_int32 width = 0;
  l_int32 overflow = 0;
  pixSetTextline(page, font, text.c_str(), 1, x, baseline, &width, &overflow);
  bmfDestroy(&font);
}

void DrawFrame(Pix* page, const Box& frame) {
  constexpr int kThickness = 4;
  BOX* box = boxCreate(frame.left, frame.top, frame.width(), frame.height());
  pixRenderBox(page, box, kThickness, L_SET_PIXELS);
  boxDestroy(&box);
}

CleanPage CleanPageOf(Pix* owned) {
  CleanPage page;
  page.image = Image(owned);
  page.dpi = kPrintedDpi;
  return page;
}

CleanPage StampedPage(const std::string& text) {
  Pix* page = CopyOf(WhitePage());
  DrawFrame(page, kStampPlace);
  PrintLine(page, text, kStampPlace.left + 30, kStampPlace.top + 58);
  return CleanPageOf(page);
}

}  // namespace vanthu
