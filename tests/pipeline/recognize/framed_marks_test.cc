#include "pipeline/recognize/framed_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/recognize/stamped_page.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ReadFramedMarksTest : public testing::Test {
 protected:
  static std::vector<std::string> Read(const CleanPage& page, std::vector<OcrLine> lines = {}) {
    auto recognizer = Recognizer::Create();
    if (!recognizer) return {recognizer.error().message};
    const auto read = ReadFramedMarks(page, FindStampFrames(page), std::move(lines), *recognizer);
    if (!read) return {read.error().message};
    std::vector<std::string> texts;
    for (const OcrLine& line : *read) {
      std::string& text = texts.emplace_back();
      for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
    }
    return texts;
  }
};

TEST_F(ReadFramedMarksTest, ReadsALevelStampAndASlantedOne) {
  const CleanPage level = StampedPage("HOA TOC");
  EXPECT_THAT(Read(level), ElementsAre("HOA TOC"));
  const CleanPage slanted =
      CleanPageOf(pixRotate(level.image.pix(), -0.5F, L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  EXPECT_THAT(Read(slanted), ElementsAre("HOA TOC"));
}

TEST_F(ReadFramedMarksTest, PutsTheStampInPlaceOfWhatWasReadThere) {
  const OcrLine garbage = {.words = {{.text = "[HQA",
                                      .box = {.left = 310, .top = 510, .right = 450, .bottom = 570},
                                      .confidence = 0.3},
                                     {.text = "Kinh",
                                      .box = {.left = 800, .top = 510, .right = 880, .bottom = 570},
                                      .confidence = 0.9}},
                           .box = {.left = 310, .top = 510, .right = 880, .bottom = 590}};
  EXPECT_THAT(Read(StampedPage("HOA TOC"), {garbage}), ElementsAre("Kinh", "HOA TOC"));
}

TEST_F(ReadFramedMarksTest, TakesNoOtherWords) {
  EXPECT_THAT(Read(StampedPage("PHONG 12")), IsEmpty());
}

}  // namespace
}  // namespace vanthu
