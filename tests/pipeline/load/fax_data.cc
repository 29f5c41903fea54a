// By way of a TIFF of one strip, which libtiff gives back undecoded.
#include "tests/pipeline/load/fax_data.h"

#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <cstddef>
#include <vector>

#include "tests/pipeline/load/scratch_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {

std::string FaxData(Pix* pix, std::uint16_t compression, std::uint32_t group3_options) {
  const ScratchFolder folder;
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const auto path = folder / "fax.tif";
  TIFF* tiff = TIFFOpen(path.c_str(), "w");
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
  if (compression == COMPRESSION_CCITTFAX3) {
    TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, group3_options);
  }
  const std::string samples = Samples(pix);
  const auto stride = static_cast<std::size_t>((width + 7) / 8);
  for (std::uint32_t y = 0; y < static_cast<std::uint32_t>(height); ++y) {
    std::string row = samples.substr(y * stride, stride);
    for (char& byte : row) byte = static_cast<char>(~byte);  // Black is 1 here.
    TIFFWriteScanline(tiff, row.data(), y, 0);
  }
  TIFFClose(tiff);
  tiff = TIFFOpen(path.c_str(), "r");
  std::vector<char> data(static_cast<std::size_t>(TIFFRawStripSize(tiff, 0)));
  TIFFReadRawStrip(tiff, 0, data.data(), static_cast<tmsize_t>(data.size()));
  TIFFClose(tiff);
  return {data.begin(), data.end()};
}

}  // namespace vanthu
