// read_page: load, clean and recognize of one page, joined; what a worker does for each page.
#pragma once

#include <expected>

#include "extractors/error.h"
#include "models/digit_model/digit_reader.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/load.h"
#include "pipeline/recognize.h"

namespace vanthu {

// Reads page `number` (from 1). A page with a good text layer or of plain text is not recognized,
// an empty page gives Source::kBlank. One that reads as nonsense is read the other ways up too, and
// the surest reading kept. What clerks wrote into the header is read by `digits`, and
// left out of the text without it (null).
[[nodiscard]] std::expected<PageContent, Error> ReadPage(const Source& source, int number,
                                                         Recognizer& recognizer,
                                                         const DigitReader* digits,
                                                         const CleanOptions& options = {});
// The same for a page that is loaded already.
[[nodiscard]] std::expected<PageContent, Error> ReadPage(LoadedPage loaded, Recognizer& recognizer,
                                                         const DigitReader* digits,
                                                         const CleanOptions& options = {});

}  // namespace vanthu
