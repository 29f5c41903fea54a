#include "pipeline/recognize/standing_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

OcrLine OneWord(std::string text, const Box& box, double confidence) {
  return {.words = {{.text = std::move(text), .box = box, .confidence = confidence}}, .box = box};
}

// "1." to "3." read as one line standing on end beside three lines of text, a fourth line below.
std::vector<OcrLine> ListWithStandingNumbers() {
  return {OneWord("Phòng_Hành_chính", {.left = 240, .top = 100, .right = 600, .bottom = 130}, 0.9),
          OneWord("Phòng_Kế_hoạch", {.left = 240, .top = 150, .right = 600, .bottom = 180}, 0.9),
          OneWord("Phòng_Tài_vụ", {.left = 240, .top = 200, .right = 600, .bottom = 230}, 0.9),
          OneWord("4._Phòng_Tổ_chức", {.left = 200, .top = 250, .right = 600, .bottom = 280}, 0.9),
          OneWord("œ¬ìCC", {.left = 200, .top = 100, .right = 228, .bottom = 230}, 0.3)};
}

std::vector<std::string> StandingTexts(const std::vector<OcrLine>& lines) {
  std::vector<std::string> texts;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) texts.push_back(word.text);
  }
  return texts;
}

TEST(FindStandingLines, TakesTheLinesThatBeginBesideThem) {
  const auto found = FindStandingLines(ListWithStandingNumbers());
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].index, 4U);
  EXPECT_THAT(found[0].begun, ElementsAre(0, 1, 2));
  EXPECT_EQ(found[0].place, (Box{.left = 200, .top = 100, .right = 600, .bottom = 230}));
}

TEST(FindStandingLines, LeavesBordersAndColumnsOfWordsAlone) {
  const std::vector<OcrLine> border = {
      OneWord("|", {.left = 200, .top = 100, .right = 208, .bottom = 900}, 0.3)};
  EXPECT_THAT(FindStandingLines(border), IsEmpty());
  const std::vector<OcrLine> letter = {
      OneWord("Điều", {.left = 200, .top = 100, .right = 260, .bottom = 130}, 0.9)};
  EXPECT_THAT(FindStandingLines(letter), IsEmpty());
}

TEST(FindStandingLines, LeavesOutCellsFarBehindTheNumbers) {
  std::vector<OcrLine> lines = ListWithStandingNumbers();
  lines[1].box.left = 320;
  const auto found = FindStandingLines(lines);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].begun, ElementsAre(0, 2));
}

TEST(WithReading, ReplacesWhatWasReadWrong) {
  const std::vector<OcrLine> lines = ListWithStandingNumbers();
  std::vector<OcrLine> reading = {
      OneWord("1._Phòng", {.left = 200, .top = 100, .right = 600, .bottom = 130}, 0.9),
      OneWord("2._Phòng", {.left = 200, .top = 150, .right = 600, .bottom = 180}, 0.9),
      OneWord("3._Phòng", {.left = 200, .top = 200, .right = 600, .bottom = 230}, 0.9),
      // The upper edge of the next line.
      OneWord("TTiỳ", {.left = 200, .top = 228, .right = 600, .bottom = 240}, 0.9)};
  const auto result = WithReading(lines, FindStandingLines(lines)[0], std::move(reading));
  EXPECT_THAT(StandingTexts(result),
              ElementsAre("4._Phòng_Tổ_chức", "1._Phòng", "2._Phòng", "3._Phòng"));
}

TEST(WithReading, KeepsTheFirstReadingWhenTheSecondIsLessSure) {
  const std::vector<OcrLine> lines = ListWithStandingNumbers();
  const auto result =
      WithReading(lines, FindStandingLines(lines)[0],
                  {OneWord("Plòng", {.left = 200, .top = 100, .right = 600, .bottom = 230}, 0.6)});
  EXPECT_EQ(result, lines);
}

}  // namespace
}  // namespace vanthu
