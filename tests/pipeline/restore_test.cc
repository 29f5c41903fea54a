#include "pipeline/restore.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// A printed line whose words stand side by side, 100 pixels each.
ZonedLine Printed(Zone zone, const std::vector<std::string>& words) {
  ZonedLine line{.zone = zone};
  int left = 0;
  for (const std::string& word : words) {
    if (!line.text.empty()) line.text += ' ';
    const std::size_t begin = line.text.size();
    line.text += word;
    const Box box = {.left = left, .top = 10, .right = left + 90, .bottom = 40};
    line.words.push_back(
        {.span = {begin, line.text.size()}, .page = 2, .box = box, .confidence = 0.5});
    line.box = Union(line.box, box);
    left += 100;
  }
  return line;
}

class RestoreStage : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const Restorer restorer_ = TinyRestorer(models_);
};

TEST_F(RestoreStage, AWordKeepsItsBox) {
  const Restored restored = Restore(
      {Printed(Zone::kBody, {"các", "đơn", "vị", "tô", "chức", "thực", "hiện", "kế", "hoạch"})},
      restorer_);
  ASSERT_THAT(restored.changes, SizeIs(1));
  EXPECT_EQ(restored.changes[0].before, "tô");
  EXPECT_EQ(restored.changes[0].after, "tổ");
  EXPECT_EQ(restored.changes[0].page, 2);
  EXPECT_EQ(restored.changes[0].box.left, 300);
  const ZonedLine& line = restored.lines[0];
  ASSERT_THAT(line.words, SizeIs(9));
  EXPECT_EQ(line.words[3].span.Of(line.text), "tổ");
  EXPECT_EQ(line.words[3].box.left, 300);
  EXPECT_EQ(line.words[8].span.Of(line.text), "hoạch");
}

TEST_F(RestoreStage, AWordReadAsTwoHasBothBoxes) {
  const Restored restored = Restore({Printed(Zone::kBody, {"các", "đơn", "vị", "tổ", "chức", "thực",
                                                           "hiện", "kế", "hoạ", "ch", "này"})},
                                    restorer_);
  ASSERT_THAT(restored.changes, SizeIs(1));
  const ZonedLine& line = restored.lines[0];
  ASSERT_THAT(line.words, SizeIs(10));
  EXPECT_EQ(line.words[8].span.Of(line.text), "hoạch");
  EXPECT_EQ(line.words[8].box.left, 800);
  EXPECT_EQ(line.words[8].box.right, 990);
}

TEST_F(RestoreStage, WeighsWhatElseTheEngineThoughtOf) {
  const std::vector<std::string> words = {"các",  "đơn",  "vị", "iổ",   "chức",
                                          "thực", "hiện", "kế", "hoạch"};
  std::vector<ZonedLine> lines = {Printed(Zone::kBody, words)};
  lines[0].words[3].alternatives = {{.offset = 0, .text = "t", .cost = 1}};
  const Restored restored = Restore(lines, restorer_);
  ASSERT_THAT(restored.changes, SizeIs(1));
  EXPECT_EQ(restored.changes[0].after, "tổ");
  for (const WordSpan& word : restored.lines[0].words) EXPECT_THAT(word.alternatives, IsEmpty());
}

TEST_F(RestoreStage, LeavesHandwritingAndNoiseAlone) {
  for (const Zone zone : {Zone::kHandwriting, Zone::kNoise, Zone::kPageNumber}) {
    const Restored restored =
        Restore({Printed(zone, {"các", "đơn", "vị", "tô", "chức", "thực", "hiện"})}, restorer_);
    EXPECT_THAT(restored.changes, IsEmpty());
  }
}

}  // namespace
}  // namespace vanthu
