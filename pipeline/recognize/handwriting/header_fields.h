// header_fields: reads number, day and month of a letter's header where they were filled in by
// hand.
//
// Finds the fields between the printed words, cuts their ink out of the scan, tells print from
// writing, has the digit model read the writing, and puts the words of the header right: "Só:{/#†"
// becomes "Số:" "1987", with the model's probability as the word's confidence. What cannot be read
// is taken out, so that nobody takes it for a number; the readings stay in the HeaderField.
#pragma once

#include <vector>

#include "models/digit_model/digit_reader.h"
#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/image.h"

namespace vanthu {

// The part of a scan where a header may be, and the way to it from the page.
struct HeaderScan {
  Image image;
  Affine to_image;
};

// Copies the header's part out of `scan`, so that the rest need not be kept while the page is
// recognized. `to_scan` leads to it from the page of `width` by `height` pixels.
[[nodiscard]] HeaderScan KeepHeader(const Image& scan, const Affine& to_scan, int width,
                                    int height);

struct HeaderReading {
  std::vector<OcrLine> lines;
  std::vector<HeaderField> fields;  // number, day, month, those that were found
};

// `lines` were read on a page of `width` by `height` pixels. Without a reader (null) handwriting is
// found but not read.
[[nodiscard]] HeaderReading ReadHeaderFields(std::vector<OcrLine> lines, int width, int height,
                                             const HeaderScan& scan, const DigitReader* digits);

}  // namespace vanthu
