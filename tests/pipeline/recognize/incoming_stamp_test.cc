#include "pipeline/recognize/incoming_stamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <vector>

#include "tests/pipeline/printed_page.h"
#include "tests/pipeline/recognize/stamped_page.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// 50 by 25 mm.
constexpr Box kFrame = {.left = 200, .top = 500, .right = 600, .bottom = 700};

CleanPage PageWith(const std::string& first, const std::string& second) {
  Pix* page = CopyOf(WhitePage());
  DrawFrame(page, kFrame);
  PrintLine(page, first, kFrame.left + 40, kFrame.top + 70);
  PrintLine(page, second, kFrame.left + 40, kFrame.top + 150);
  return CleanPageOf(page);
}

std::string TakeOffFrom(CleanPage& page) {
  auto recognizer = Recognizer::Create();
  if (!recognizer) return recognizer.error().message;
  std::vector<StampFrame> frames = FindStampFrames(page);
  const auto lines = TakeOffIncomingStamps(page, frames, *recognizer);
  if (!lines) return lines.error().message;
  std::string text;
  for (const OcrLine& line : *lines) {
    EXPECT_GE(line.box.left, kFrame.left);
    EXPECT_LE(line.box.bottom, kFrame.bottom);
    for (const Word& word : line.words) text += word.text + " ";
  }
  return text;
}

TEST(TakeOffIncomingStamps, ReadsTheStampAndLeavesNothingOfIt) {
  CleanPage page = PageWith("DEN", "Ngay: 9/7");
  EXPECT_THAT(TakeOffFrom(page), HasSubstr("DEN"));
  EXPECT_EQ(DifferentPixels(page.image, WhitePage()), 0);
  EXPECT_EQ(page.rules.size(), 2U);
}

TEST(TakeOffIncomingStamps, LeavesAnotherFrameAlone) {
  CleanPage page = PageWith("PHONG 12", "Tang 3");
  const Image before = page.image;
  EXPECT_THAT(TakeOffFrom(page), IsEmpty());
  EXPECT_EQ(DifferentPixels(page.image, before), 0);
  EXPECT_THAT(page.rules, IsEmpty());
}

}  // namespace
}  // namespace vanthu
