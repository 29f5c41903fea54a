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
#include <span>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"
#include "pipeline/recognize/stamp_frames.h"

namespace vanthu {

// `lines` with the words of framed stamps, a line each in the frame's box, in place of what was
// read there before. `frames` are those of FindStampFrames.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadFramedMarks(
    const CleanPage& page, std::span<const StampFrame> frames, std::vector<OcrLine> lines,
    Recognizer& recognizer);

}  // namespace vanthu
