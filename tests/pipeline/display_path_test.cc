#include "pipeline/display_path.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(DisplayPath, KeepsWhatPeopleCanRead) {
  for (const char* path : {"scans/công văn số 12.pdf", "a 'quoted' \"name\" (3).tif", "100%.png"}) {
    EXPECT_EQ(DisplayPath(path), path);
  }
}

TEST(DisplayPath, EncodesBytesThatAreNotUtf8) {
  EXPECT_EQ(DisplayPath("a\xff.pdf"), "a%FF.pdf");
  EXPECT_EQ(DisplayPath("cut\xe1\xba"), "cut%E1%BA");
  EXPECT_EQ(DisplayPath("surrogate \xed\xa0\x80"), "surrogate %ED%A0%80");
}

TEST(DisplayPath, EncodesWhatBreaksALineOrATerminal) {
  EXPECT_EQ(DisplayPath("a\nb\tc\x1b[31m\x7f"), "a%0Ab%09c%1B[31m%7F");
  EXPECT_EQ(DisplayPath("line\u2028separator"), "line%E2%80%A8separator");
}

TEST(DisplayPath, EncodesTheMarksThatTurnTextAround) {
  EXPECT_EQ(DisplayPath("a\u202egpj.exe"), "a%E2%80%AEgpj.exe");
}

}  // namespace
}  // namespace vanthu
