// raster_pages: the pages of a TIFF, PNG, JPEG, BMP or WebP file as images of a PDF, without loss.
//
// A JPEG goes in as it is (DCT); a black-and-white TIFF page of one group 4 strip as well; any
// other black-and-white raster is written as group 4, the rest with Flate. Not thread-safe.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>

#include "extractors/error.h"
#include "pipeline/load/orientation.h"

class QPDF;
class QPDFObjectHandle;

namespace vanthu {

struct RasterImage {
  std::shared_ptr<QPDFObjectHandle> image;  // a stream of the PDF
  int width = 0;                            // pixels of the file's raster
  int height = 0;
  Orientation stored = Orientation::kUpright;  // how the file's raster stands on the page
  bool is_turned = false;                      // `image` has been turned upright already
};

class RasterPages {
 public:
  // kInvalidData when it is no such file; `shown` is how messages name the letter.
  [[nodiscard]] static std::expected<RasterPages, Error> Open(const std::filesystem::path& file,
                                                              const std::string& shown);
  RasterPages(RasterPages&&) noexcept;
  RasterPages& operator=(RasterPages&&) noexcept;
  ~RasterPages();

  [[nodiscard]] int page_count() const;
  // `number` from 1; adds the image to `pdf`.
  [[nodiscard]] std::expected<RasterImage, Error> AddTo(QPDF& pdf, int number) const;

 private:
  struct Impl;
  explicit RasterPages(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
