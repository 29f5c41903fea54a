#include "extractors/letter_part.h"

#include <gtest/gtest.h>

#include <vector>

namespace vanthu {
namespace {

Letter WithZones(std::string_view text, const std::vector<Zone>& zones) {
  Letter letter = LetterFromText(text);
  for (std::size_t i = 0; i < zones.size(); ++i) letter.lines[i].zone = zones[i];
  return letter;
}

TEST(LetterPart, ASecondHeadEndsTheLetter) {
  const Letter letter =
      WithZones("a\nb\nc\nd", {Zone::kNumber, Zone::kBody, Zone::kNumber, Zone::kBody});
  EXPECT_EQ(EndOfFirstLetter(letter), 2U);
  EXPECT_EQ(FirstBlock(letter, Zone::kNumber).size(), 1U);
}

TEST(LetterPart, AsidesDoNotEndABlock) {
  const Letter letter = WithZones(
      "a\nb\nc\nd\ne",
      {Zone::kRecipients, Zone::kUrgencyStamp, Zone::kRecipients, Zone::kBody, Zone::kRecipients});
  EXPECT_EQ(EndOfFirstLetter(letter), 5U);
  EXPECT_EQ(FirstBlock(letter, Zone::kRecipients).size(), 2U);
}

}  // namespace
}  // namespace vanthu
