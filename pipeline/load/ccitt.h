// ccitt: CCITT fax data of a PDF (groups 3 and 4), decoded by libtiff in the guise of a TIFF file.
#pragma once

#include <string>
#include <string_view>

struct Pix;

namespace vanthu {

// The parameters of /CCITTFaxDecode (ISO 32000-1, table 11) that a TIFF can say.
struct CcittParameters {
  int k = 0;  // < 0: group 4; 0: group 3, one-dimensional; > 0: group 3, mixed
  int columns = 1728;
  int rows = 0;
};

// A TIFF file of one strip around `data`; black runs are black pixels.
[[nodiscard]] std::string WrapCcitt(std::string_view data, const CcittParameters& parameters);

// A 1-bit raster with black runs set, owned by the caller; null when damaged.
[[nodiscard]] Pix* DecodeCcitt(std::string_view data, const CcittParameters& parameters);

}  // namespace vanthu
