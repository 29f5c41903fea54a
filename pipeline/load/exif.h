// exif: the orientation tag of a JPEG photograph, which Leptonica and libjpeg do not apply.
#pragma once

#include <span>

#include "pipeline/load/orientation.h"

namespace vanthu {

// kUpright when the file has no EXIF block or a damaged one. Pure.
[[nodiscard]] Orientation ExifOrientation(std::span<const unsigned char> jpeg);

}  // namespace vanthu
