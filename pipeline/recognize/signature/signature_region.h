// signature_region: where on a page the signature stands.
#pragma once

#include <optional>
#include <span>

#include "pipeline/document.h"
#include "pipeline/geometry.h"

namespace vanthu {

// Right of Nơi nhận and below the last line of the body, on a page of `width` by `height` pixels.
// nullopt on a page without Nơi nhận.
[[nodiscard]] std::optional<Box> SignatureRegion(std::span<const OcrLine> lines, int width,
                                                 int height);

}  // namespace vanthu
