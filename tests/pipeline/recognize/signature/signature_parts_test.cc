#include "pipeline/recognize/signature/signature_parts.h"

#include <gtest/gtest.h>

#include "tests/pipeline/recognize/signature/last_page.h"

namespace vanthu {
namespace {

constexpr Box kRegion = {.left = 700, .top = 1400, .right = kWidth, .bottom = 2000};

std::string TextOfPart(const SignaturePart& part) {
  std::string text;
  for (const Word& word : part.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

TEST(PartsIn, AreCutAtWideGapsAndRightOfTheRegionsEdge) {
  OcrLine line = LineAt(200, 1500, {"Như", "trên;"});
  for (const Word& word : LineAt(kRight, 1500, {"GIÁM", "ĐỐC"}).words) line.words.push_back(word);
  for (const Word& word : LineAt(kRight + 400, 1500, {"/"}).words) line.words.push_back(word);
  line.box.right = kRight + 420;
  const std::vector<OcrLine> lines = {line, LineAt(kRight, 2100, {"ngoài"})};
  const auto parts = PartsIn(lines, kRegion);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(TextOf(parts[0]), "GIÁM ĐỐC");
  EXPECT_EQ(TextOf(parts[1]), "/");
}

TEST(TitleIn, TakesTheAuthorityWithTheTitle) {
  const OcrLine line = LineAt(kRight, 1500, {"|F", "KT.", "GIÁM", "ĐÓC"});
  const auto title = TitleIn(RowWordsOf(line.words));
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(title->kind, SignaturePart::Kind::kTitle);
  EXPECT_TRUE(TextOfPart(*title).ends_with("KT. GIÁM ĐÓC"));
}

TEST(TitleIn, DoesNotBelieveWhatTheEngineGuessed) {
  const OcrLine line = LineAt(kRight, 1500, {"GIÁM", "ĐỐC"}, 0.2);
  EXPECT_FALSE(TitleIn(RowWordsOf(line.words)).has_value());
  EXPECT_FALSE(HasTitle(RowWordsOf(line.words)));
}

TEST(TitleIn, IsNoneInSmallLetters) {
  const OcrLine line = LineAt(kRight, 1500, {"giám", "đốc"});
  EXPECT_FALSE(TitleIn(RowWordsOf(line.words)).has_value());
}

TEST(NameIn, IsTheLongestRunWithoutStrokes) {
  const OcrLine line = LineAt(kRight, 1800, {"—", "Vũ", "Thanh", "Mẫu", "/"});
  const auto name = NameIn(RowWordsOf(line.words));
  ASSERT_TRUE(name.has_value());
  EXPECT_EQ(TextOfPart(*name), "Vũ Thanh Mẫu");
  const OcrLine strokes = LineAt(kRight, 1800, {"Vũ", "/", "Mẫu"});
  EXPECT_FALSE(NameIn(RowWordsOf(strokes.words)).has_value());
}

TEST(SameLine, IsMoreThanHalfOfTheLowerBox) {
  const Box high = {.left = 0, .top = 100, .right = 10, .bottom = 160};
  EXPECT_TRUE(SameLine(high, {.left = 50, .top = 140, .right = 60, .bottom = 170}));
  EXPECT_FALSE(SameLine(high, {.left = 50, .top = 145, .right = 60, .bottom = 175}));
}

}  // namespace
}  // namespace vanthu
