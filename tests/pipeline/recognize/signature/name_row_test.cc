#include "pipeline/recognize/signature/name_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

TEST(FromCapital, LeavesOutWhatStandsBeforeTheWord) {
  EXPECT_EQ(FromCapital("=z#ZNguyễn"), "Nguyễn");
  EXPECT_EQ(FromCapital("⁄⁄Đỗ"), "Đỗ");
  EXPECT_EQ(FromCapital("Mẫu"), "Mẫu");
}

TEST(FromCapital, LeavesWordsWithoutOneAsTheyAre) {
  for (const char* word : {"", "mẫu", "UBND", "–", "Y"}) EXPECT_EQ(FromCapital(word), word);
}

// A seal's rim runs into the first letter of a name in Leptonica's own font.
TEST(ReadNameRow, ReadsTheWordTheRimTouches) {
  constexpr int kBaseline = 120;
  constexpr int kRest = 430;
  Pix* page = pixCreate(900, 240, 1);
  L_BMF* font = bmfCreate(nullptr, 10);
  l_int32 width = 0;
  l_int32 overflow = 0;
  pixSetTextline(page, font, "Van", 1, 340, kBaseline, &width, &overflow);
  pixSetTextline(page, font, "Hoang Anh", 1, kRest, kBaseline, &width, &overflow);
  bmfDestroy(&font);
  for (int i = 0; i < 60; ++i) pixRasterop(page, 270 + i, 60 + i / 3, 2, 3, PIX_SET, nullptr, 0, 0);
  auto recognizer = Recognizer::Create();
  ASSERT_TRUE(recognizer.has_value()) << recognizer.error().message;
  const PageView view = {.image = Image(page), .dpi = 200, .to_image = {}};
  const Box rest = {.left = kRest, .top = 90, .right = 660, .bottom = 130};
  const auto seen = ReadNameRow(view, rest, 200, *recognizer);
  ASSERT_TRUE(seen.has_value()) << seen.error().message;
  std::vector<std::string> texts;
  for (const OcrLine& line : *seen) {
    std::string& text = texts.emplace_back();
    for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
  }
  EXPECT_THAT(texts, testing::Contains("Van Hoang Anh"));
}

}  // namespace
}  // namespace vanthu
