// plain_text: a text file, such as another OCR engine left behind, to pages of lines.
//
// UTF-8 with or without byte order mark, UTF-16 either way round, the encodings of legacy_text;
// bytes that are none of these become U+FFFD and an Issue. A form feed ends a page. One OcrLine a
// line of text; an empty line is an OcrLine without words, because it parts paragraphs. Markdown is
// read as it stands; its marks are the business of normalize.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>

#include "extractors/error.h"
#include "pipeline/load.h"
#include "pipeline/load/mapped_file.h"
#include "pipeline/load/page_reader.h"

namespace vanthu {

[[nodiscard]] std::expected<std::unique_ptr<PageReader>, Error> OpenPlainText(
    const std::filesystem::path& path, const MappedFile& file, const LoadLimits& limits);

}  // namespace vanthu
