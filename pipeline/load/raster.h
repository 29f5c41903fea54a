// raster: TIFF (many pages), PNG, JPEG, BMP and WebP files.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>

#include "extractors/error.h"
#include "pipeline/load.h"
#include "pipeline/load/mapped_file.h"
#include "pipeline/load/page_reader.h"

namespace vanthu {

// Reads the headers only; pixels are decoded page by page. kTooLarge when a lone image or every
// page of a TIFF is over the limit of pixels, or there are too many pages.
[[nodiscard]] std::expected<std::unique_ptr<PageReader>, Error> OpenRaster(
    const std::filesystem::path& path, MappedFile file, const LoadLimits& limits);
[[nodiscard]] std::expected<std::unique_ptr<PageReader>, Error> OpenTiff(
    const std::filesystem::path& path, MappedFile file, const LoadLimits& limits);

}  // namespace vanthu
