// poppler: a PDF page rendered by pdftoppm, its text layer read by pdftotext.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>

#include "extractors/error.h"
#include "pipeline/load.h"

struct Pix;

namespace vanthu {

struct RenderJob {
  std::filesystem::path path;
  int page = 1;
  int dpi = 300;
  enum class Annotations : std::uint8_t { kShow, kHide } annotations = Annotations::kShow;
};

// The page as a viewer shows it (crop box, /Rotate applied), to be owned by the caller.
[[nodiscard]] std::expected<Pix*, Error> RenderPdfPage(const RenderJob& job,
                                                       const LoadLimits& limits);

// The text layer as XHTML with boxes in points of the page as shown (pdftotext -bbox-layout).
[[nodiscard]] std::expected<std::string, Error> ReadPdfTextLayout(const std::filesystem::path& path,
                                                                  int page,
                                                                  const LoadLimits& limits);

// What `pdftohtml -xml` says of the page, in points: its fonts and where they stand.
[[nodiscard]] std::expected<std::string, Error> ReadPdfFonts(const std::filesystem::path& path,
                                                             int page, const LoadLimits& limits);

}  // namespace vanthu
