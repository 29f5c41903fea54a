// incoming_stamp: the frame the receiving registry presses on a letter.
//
//   ┌──────────────────────┐   It lands beside the number, the subject or the addressee, often on
//   │ SỞ Y TẾ TỈNH TÂN AN  │   them. The engine then joins its words to the letter's lines, or
//   ├──────┬───────────────┤   takes the columns of the header for one.
//   │ ĐẾN  │ Số: 15        │
//   │      │ Ngày: 9/7     │   So the stamp is read by itself and taken off the page before the
//   └──────┴───────────────┘   page is read (DOMAIN.md §1.8: its number and day are not the
//   letter's).
#pragma once

#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"
#include "pipeline/recognize/stamp_frames.h"

namespace vanthu {

// The stamps' lines, boxes on the page. `frames` are those of FindStampFrames; of a stamp's nothing
// is left afterwards, neither among them nor in `page.image`, where it is white. Its level sides
// are among `page.rules`, by which zoning knows the stamp.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> TakeOffIncomingStamps(
    CleanPage& page, std::vector<StampFrame>& frames, Recognizer& recognizer);

}  // namespace vanthu
