#include "pipeline/load/exif.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

std::string Bytes(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) bytes += static_cast<char>(value);
  return bytes;
}

// A TIFF block with one entry, little-endian.
std::string Block(int tag, int type, int value) {
  return Bytes({'I', 'I', 42, 0, 8, 0,     0, 0, 1, 0, tag & 0xff, tag >> 8, type,
                0,   1,   0,  0, 0, value, 0, 0, 0, 0, 0,          0,        0});
}

std::string Segment(int marker, const std::string& body) {
  const auto size = static_cast<int>(body.size() + 2);
  return Bytes({0xff, marker, size >> 8, size & 0xff}) + body;
}

std::string Jpeg(const std::string& segments) {
  return Bytes({0xff, 0xd8}) + segments + Bytes({0xff, 0xda, 0, 2, 0xff, 0xd9});
}

Orientation Read(const std::string& jpeg) {
  return ExifOrientation({reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size()});
}

const std::string kMark("Exif\0\0", 6);

TEST(Exif, FindsTheOrientationAfterOtherSegments) {
  EXPECT_EQ(Read(Jpeg(Segment(0xe0, "JFIF") + Segment(0xe1, kMark + Block(0x0112, 3, 6)))),
            Orientation::kQuarterTurn);
}

TEST(Exif, ReadsBigEndian) {
  const std::string block = Bytes(
      {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0, 0, 0, 0, 0});
  EXPECT_EQ(Read(Jpeg(Segment(0xe1, kMark + block))), Orientation::kThreeQuarterTurn);
}

TEST(Exif, OtherTagsAndTypesAreNotIt) {
  EXPECT_EQ(Read(Jpeg(Segment(0xe1, kMark + Block(0x0100, 3, 6)))), Orientation::kUpright);
  EXPECT_EQ(Read(Jpeg(Segment(0xe1, kMark + Block(0x0112, 7, 6)))), Orientation::kUpright);
  EXPECT_EQ(Read(Jpeg(Segment(0xe1, "XMP" + Block(0x0112, 3, 6)))), Orientation::kUpright);
}

TEST(Exif, EveryPrefixOfAFileIsHarmless) {
  const std::string jpeg = Jpeg(Segment(0xe1, kMark + Block(0x0112, 3, 3)));
  for (std::size_t size = 0; size < jpeg.size() - 6; ++size) {
    const auto orientation = Read(jpeg.substr(0, size));
    EXPECT_EQ(orientation, Orientation::kUpright) << size;
  }
  EXPECT_EQ(Read(jpeg), Orientation::kHalfTurn);
}

}  // namespace
}  // namespace vanthu
