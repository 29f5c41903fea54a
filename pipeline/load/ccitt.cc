// libtiff is the one well-kept decoder of fax codes on the machine, and it takes whole files; the
// file is a header of 8 bytes, the data and one directory (TIFF 6.0, sections 2 and 11).
//
// Tested by tests/pipeline/load/ccitt_test.cc.
#include "pipeline/load/ccitt.h"

#include <leptonica/allheaders.h>

#include <cstddef>
#include <cstdint>

namespace vanthu {
namespace {

enum : std::uint16_t {
  kImageWidth = 256,
  kImageLength = 257,
  kBitsPerSample = 258,
  kCompression = 259,
  kPhotometric = 262,
  kStripOffsets = 273,
  kSamplesPerPixel = 277,
  kRowsPerStrip = 278,
  kStripByteCounts = 279,
  kT4Options = 292,
};

void AppendLittleEndian(std::uint32_t value, std::size_t size, std::string& bytes) {
  for (std::size_t i = 0; i < size; ++i, value >>= 8) bytes += static_cast<char>(value & 0xff);
}

}  // namespace

std::string WrapCcitt(std::string_view data, const CcittParameters& parameters) {
  constexpr std::uint32_t kHeaderSize = 8;
  constexpr std::uint32_t kGroup3 = 3;
  constexpr std::uint32_t kGroup4 = 4;
  constexpr std::uint32_t kWhiteIsZero = 0;
  const auto rows = static_cast<std::uint32_t>(parameters.rows);
  const bool is_group4 = parameters.k < 0;
  const struct {
    std::uint16_t tag;
    std::uint32_t value;
  } entries[] = {
      {kImageWidth, static_cast<std::uint32_t>(parameters.columns)},
      {kImageLength, rows},
      {kBitsPerSample, 1},
      {kCompression, is_group4 ? kGroup4 : kGroup3},
      {kPhotometric, kWhiteIsZero},
      {kStripOffsets, kHeaderSize},
      {kSamplesPerPixel, 1},
      {kRowsPerStrip, rows},
      {kStripByteCounts, static_cast<std::uint32_t>(data.size())},
      // Bit 0: two-dimensional coding. Group 4 has options of its own, none needed.
      {kT4Options, !is_group4 && parameters.k > 0 ? 1U : 0U},
  };
  std::string tiff;
  tiff.reserve(kHeaderSize + data.size() + 160);
  tiff += "II*";
  tiff += '\0';
  const std::size_t padding = data.size() % 2;  // A directory begins on a word.
  AppendLittleEndian(static_cast<std::uint32_t>(kHeaderSize + data.size() + padding), 4, tiff);
  tiff += data;
  tiff.append(padding, '\0');
  const std::size_t count = std::size(entries) - (is_group4 ? 1 : 0);
  AppendLittleEndian(static_cast<std::uint32_t>(count), 2, tiff);
  for (std::size_t i = 0; i < count; ++i) {
    constexpr std::uint32_t kLong = 4;
    AppendLittleEndian(entries[i].tag, 2, tiff);
    AppendLittleEndian(kLong, 2, tiff);
    AppendLittleEndian(1, 4, tiff);
    AppendLittleEndian(entries[i].value, 4, tiff);
  }
  AppendLittleEndian(0, 4, tiff);  // No further directory.
  return tiff;
}

Pix* DecodeCcitt(std::string_view data, const CcittParameters& parameters) {
  const std::string tiff = WrapCcitt(data, parameters);
  return pixReadMemTiff(reinterpret_cast<const l_uint8*>(tiff.data()), tiff.size(), 0);
}

}  // namespace vanthu
