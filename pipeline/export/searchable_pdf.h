// searchable_pdf: a letter's page images as they are, with the restored words as invisible text in
// their places, so that a viewer selects, copies and finds what the letter says.
//
// A PDF keeps its pages and everything on them; other images are put on pages of their size without
// loss: JPEG as it is, black-and-white rasters as CCITT group 4, others with Flate. A text layer
// from an earlier program is hidden from selection where ours takes its place; a page whose own
// text was good enough to be read keeps it and gets no second one. The same letter gives the same
// bytes.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/export/letter_pages.h"

namespace vanthu {

struct PdfOriginal {
  std::filesystem::path file;
  std::string media_type;
  std::string shown;  // how messages name the letter
};

// Gives the file to `sink` piece by piece. kEncrypted, kInvalidData, kUnsupported (no page images),
// or what the sink says.
[[nodiscard]] std::expected<void, Error> WriteSearchablePdf(
    const PdfOriginal& original, std::span<const LetterPage> pages,
    const std::function<std::expected<void, Error>(std::string_view)>& sink);

}  // namespace vanthu
