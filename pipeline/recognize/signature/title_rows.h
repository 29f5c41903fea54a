// title_rows: reads the titles above a signature through the seal and the stamps on them.
//
//        KT GIÁM ĐỐC       The typed title, "KT." by hand before it, and close below it the
//        deputy's, PHÓ GIÁM ĐỐC      put on with a stamp: the rows touch or cross, with the seal's
//        rim on them.
//     ◜ SỞ Y TẾ ◝
//
// The engine takes such a block for one line or for a picture. A row of it is read well when
// nothing else is seen: so a window as high as a line of capitals moves down the block in small
// steps, each window is read as one line, and where a title of the closed list comes out, there it
// stands.
#pragma once

#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/recognize.h"
#include "pipeline/recognize/page_part.h"

namespace vanthu {

// What one window showed.
struct TitleRow {
  std::vector<Word> words;  // the title's and at most two before it: "KT.", often written by hand
  Box box;                  // of them, on the page
  int middle = 0;           // of its window on the page, from the top
  int agreement = 0;        // PrintedTitle::Agreement
  bool whole = false;       // not one letter wrong
  bool deputy = false;
  double confidence = 0;  // the mean of the words'
};

// Of windows less than 3 mm apart the one that shows most; from top to bottom.
[[nodiscard]] std::vector<TitleRow> ChooseRows(std::vector<TitleRow> seen, int dpi);

// The titles in `band` of the page, which is `dpi` pixels an inch.
[[nodiscard]] std::expected<std::vector<TitleRow>, Error> ReadTitleRows(const PageView& view,
                                                                        const Box& band, int dpi,
                                                                        Recognizer& recognizer);

// How high a window is, in pixels.
[[nodiscard]] int TitleWindow(int dpi);

}  // namespace vanthu
