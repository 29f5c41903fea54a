// pdf: the pages of a PDF file, each as the image it was scanned to, as its text layer, or
// rendered.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>

#include "extractors/error.h"
#include "pipeline/load.h"
#include "pipeline/load/page_reader.h"

namespace vanthu {

// Reads the page tree only. kEncrypted when a password is needed, kTooLarge over the limit of
// pages, kInvalidData when nothing can be saved of a damaged file.
[[nodiscard]] std::expected<std::unique_ptr<PageReader>, Error> OpenPdf(
    const std::filesystem::path& path, const LoadLimits& limits);

}  // namespace vanthu
