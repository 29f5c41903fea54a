// load: from a file to its pages, at their native resolution.
//
//   auto source = Source::Open(path, limits);
//   auto page = source->LoadPage(1);
//
// A scanned PDF page that is one image gives that image without re-rendering; other PDF pages are
// rendered at 300 dpi by poppler's pdftoppm in a process of its own; a good text layer gives words
// instead of pixels. TIFF (many pages), PNG, JPEG, plain text and Markdown (a form feed ends a
// page). Untrusted input: callers run this in a worker process with limits.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/image.h"

namespace vanthu {

struct LoadLimits {
  std::uint64_t max_file_bytes = 2ULL << 30;
  int max_pages = 2000;                   // a longer file is refused whole (kTooLarge)
  std::int64_t max_pixels = 120'000'000;  // of one page: A3 at 600 dpi is 70 million
  int render_dpi = 300;                   // for PDF pages that are not one image
  int render_timeout_seconds = 60;        // for one pdftoppm or pdftotext call
};

// One page: either pixels, or lines of text that need no recognition (then `image` may be empty).
struct LoadedPage {
  int number = 1;
  Image image;  // 1, 8 or 32 bits a pixel, upright as far as the file's own tags say
  int dpi = 0;  // resolution of `image`; guessed from A4 when the file does not say
  bool dpi_guessed = false;
  PageContent::Source source = PageContent::Source::kOcr;
  std::vector<OcrLine> lines;  // kTextLayer (boxes in `image` pixels at `dpi`) and kPlainText
  int width = 0;               // pixels of the page at `dpi`, also when `image` is empty
  int height = 0;
  Affine to_scan;  // from `image` to the page as stored (EXIF and /Rotate)
  std::vector<Issue> issues;
};

class Source {
 public:
  // Fails with a message that names the file and the remedy: kNotFound, kPermission, kEncrypted,
  // kTooLarge, kUnsupported (not a format we read), kInvalidData (truncated, empty).
  [[nodiscard]] static std::expected<Source, Error> Open(const std::filesystem::path& path,
                                                         const LoadLimits& limits = {});
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  ~Source();

  [[nodiscard]] int page_count() const;
  [[nodiscard]] const std::string& media_type() const;
  // `number` from 1 to page_count().
  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) const;

 private:
  struct Impl;
  explicit Source(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
