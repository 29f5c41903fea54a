// Write: letters as files, byte for byte the same each time.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "tests/generator/scan.h"
#include "tests/generator/typeset.h"

namespace vanthu::generator {

enum class Format : std::uint8_t {
  kPdf,       // one image a page: CCITT G4 when bitonal, JPEG otherwise
  kTextPdf,   // born digital: type, no image
  kTiff,      // all pages in one file; G4 when bitonal
  kPng,       // first page only
  kJpeg,      // first page only
  kText,      // the page texts, a form feed between pages
  kMarkdown,  // the page texts with headings and bold as an OCR layer leaves them
};
[[nodiscard]] std::string_view FormatExtension(Format format);  // ".pdf"
[[nodiscard]] std::optional<Format> FormatFromName(std::string_view name);

// The file's bytes. `scanned` may be empty for kTextPdf, kText and kMarkdown.
[[nodiscard]] std::expected<std::string, Error> Encode(const TypesetLetter& typeset,
                                                       const ScannedLetter& scanned, Format format);

[[nodiscard]] std::expected<void, Error> WriteFile(const std::filesystem::path& path,
                                                   std::string_view bytes);

}  // namespace vanthu::generator
