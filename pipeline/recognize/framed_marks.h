// framed_marks: a second reading of the stamps that stand in a frame of their own.
//
//   ┌───────────┐
//   │ HỎA TỐC   │   urgency, secrecy, circulation: one or two words in capitals, 20 to 40 mm wide
//   └───────────┘   and 8 mm high (DOMAIN.md §1.8), straight or slanted, also an arrow's outline
//
// The engine takes the frame for a picture, or a slanted mark for none, and leaves the words out.
// So frames are looked for in the pixels, and what stands in one that is as high as a line of
// capitals is cut out, turned level and read once more. Only the words of a stamp are taken.
#pragma once

#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"

namespace vanthu {

// A closed outline around white paper with something on it, on CleanPage::image.
struct StampFrame {
  Box box;             // upright, around the outline
  double degrees = 0;  // how far its long side falls to the right
  double length = 0;   // of its long side, pixels
  double width = 0;    // across
};

// From 12 to 80 mm long and 5 to 60 mm wide, from top to bottom.
[[nodiscard]] std::vector<StampFrame> FindStampFrames(const CleanPage& page);

// `lines` with the words of framed stamps, a line each in the frame's box, in place of what was
// read there before.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadFramedMarks(const CleanPage& page,
                                                                         std::vector<OcrLine> lines,
                                                                         Recognizer& recognizer);

}  // namespace vanthu
