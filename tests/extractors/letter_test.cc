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

TEST(IsAside, TellsStampsFromTheTextTheyStandIn) {
  for (const Zone zone : {Zone::kAddress, Zone::kIncomingStamp, Zone::kUrgencyStamp,
                          Zone::kPageNumber, Zone::kHandwriting, Zone::kNoise}) {
    EXPECT_TRUE(IsAside(zone)) << ZoneName(zone);
  }
  for (const Zone zone : {Zone::kUnknown, Zone::kBody, Zone::kTable, Zone::kDistribution,
                          Zone::kSignature, Zone::kCopyBlock}) {
    EXPECT_FALSE(IsAside(zone)) << ZoneName(zone);
  }
}

}  // namespace
}  // namespace vanthu
