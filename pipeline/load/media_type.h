// media_type: what a file is, by its content; a name only decides between kinds of text.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>

#include "extractors/error.h"

namespace vanthu {

// "application/pdf", "image/tiff", "text/markdown", … as libmagic sees the first bytes `head`;
// "application/octet-stream" when nobody knows. kMissingDependency when libmagic has no database.
[[nodiscard]] std::expected<std::string, Error> DetectMediaType(
    const std::filesystem::path& path, std::span<const unsigned char> head);

}  // namespace vanthu
