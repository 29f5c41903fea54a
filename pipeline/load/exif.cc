// One tag of one directory is all we need, so this is 60 lines and not a dependency (Exif 2.3, 4.5
// and 4.6: APP1 segment "Exif\0\0", then a TIFF header and its first directory).
//
// Tested by tests/pipeline/load/exif_test.cc.
#include "pipeline/load/exif.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

namespace vanthu {
namespace {

using Bytes = std::span<const unsigned char>;

constexpr unsigned kOrientationTag = 0x0112;
constexpr unsigned kShortType = 3;

std::optional<std::uint32_t> Read(Bytes bytes, std::size_t offset, std::size_t size,
                                  bool little_endian) {
  if (offset > bytes.size() || bytes.size() - offset < size) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | bytes[offset + (little_endian ? size - 1 - i : i)];
  }
  return value;
}

Orientation FromTiffBlock(Bytes tiff) {
  if (tiff.size() < 8) return Orientation::kUpright;
  const bool little_endian = tiff[0] == 'I';
  const auto directory = Read(tiff, 4, 4, little_endian);
  if (!directory) return Orientation::kUpright;
  const auto entries = Read(tiff, *directory, 2, little_endian);
  if (!entries) return Orientation::kUpright;
  constexpr std::size_t kEntrySize = 12;
  for (std::size_t i = 0; i < *entries; ++i) {
    const std::size_t entry = *directory + 2 + i * kEntrySize;
    const auto tag = Read(tiff, entry, 2, little_endian);
    const auto type = Read(tiff, entry + 2, 2, little_endian);
    const auto value = Read(tiff, entry + 8, 2, little_endian);
    if (!value) return Orientation::kUpright;
    if (tag == kOrientationTag && type == kShortType) {
      return OrientationFromTag(static_cast<int>(*value));
    }
  }
  return Orientation::kUpright;
}

}  // namespace

Orientation ExifOrientation(Bytes jpeg) {
  constexpr unsigned kStartOfImage = 0xffd8;
  constexpr unsigned kApp1 = 0xffe1;
  constexpr unsigned kStartOfScan = 0xffda;
  constexpr char kExifMark[6] = {'E', 'x', 'i', 'f', '\0', '\0'};
  if (Read(jpeg, 0, 2, false) != kStartOfImage) return Orientation::kUpright;
  std::size_t offset = 2;
  while (true) {
    const auto marker = Read(jpeg, offset, 2, false);
    const auto length = Read(jpeg, offset + 2, 2, false);
    if (!marker || !length || *length < 2 || *marker == kStartOfScan || *marker < 0xff00) {
      return Orientation::kUpright;
    }
    const std::size_t begin = offset + 4;
    const std::size_t size = *length - 2;
    if (begin > jpeg.size() || jpeg.size() - begin < size) return Orientation::kUpright;
    const Bytes segment = jpeg.subspan(begin, size);
    if (*marker == kApp1 && size > sizeof kExifMark &&
        std::memcmp(segment.data(), kExifMark, sizeof kExifMark) == 0) {
      return FromTiffBlock(segment.subspan(sizeof kExifMark));
    }
    offset = begin + size;
  }
}

}  // namespace vanthu
