// compress: zstd for the JSON the archive keeps (a page of words shrinks to about an eighth).
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

[[nodiscard]] std::string Compress(std::string_view bytes);
// kInvalidData when the bytes are damaged.
[[nodiscard]] std::expected<std::string, Error> Decompress(std::string_view bytes);

}  // namespace vanthu
