#include "extractors/letter.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(Letter, LinesCoverTheTextWithoutItsLineEnds) {
  const Letter letter = LetterFromText("SỞ Y TẾ\n\nSố: 12/SYT-VP", Zone::kHeaderLeft);
  ASSERT_EQ(letter.lines.size(), 3U);
  EXPECT_EQ(letter.TextOf(letter.lines[0]), "SỞ Y TẾ");
  EXPECT_EQ(letter.TextOf(letter.lines[1]), "");
  EXPECT_EQ(letter.TextOf(letter.lines[2]), "Số: 12/SYT-VP");
  EXPECT_EQ(letter.lines[2].zone, Zone::kHeaderLeft);
}

TEST(Zone, EveryZoneHasANameThatReadsBack) {
  for (int i = 0; i <= static_cast<int>(Zone::kNoise); ++i) {
    const auto zone = static_cast<Zone>(i);
    EXPECT_EQ(ZoneFromName(ZoneName(zone)), zone) << ZoneName(zone);
  }
  EXPECT_EQ(ZoneFromName("no such zone"), Zone::kUnknown);
}

}  // namespace
}  // namespace vanthu
