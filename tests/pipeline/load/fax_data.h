// FaxData: a binary raster in CCITT coding, as a PDF holds it.
#pragma once

#include <cstdint>
#include <string>

struct Pix;

namespace vanthu {

// libtiff's COMPRESSION_CCITTFAX3 or 4, and its GROUP3OPT_ bits.
[[nodiscard]] std::string FaxData(Pix* pix, std::uint16_t compression,
                                  std::uint32_t group3_options = 0);

}  // namespace vanthu
