#include "pipeline/recognize/signature/title_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kDpi = 200;
constexpr int kWidth = 900;
constexpr int kHeight = 300;

TitleRow Row(int middle, int agreement, double confidence, bool deputy = false) {
  return {.words = {},
          .box = {},
          .middle = middle,
          .agreement = agreement,
          .deputy = deputy,
          .confidence = confidence};
}

std::vector<int> Middles(const std::vector<TitleRow>& rows) {
  std::vector<int> middles;
  for (const TitleRow& row : rows) middles.push_back(row.middle);
  return middles;
}

TEST(ChooseRows, TakesOfWindowsOnOneRowTheOneThatShowsMost) {
  EXPECT_THAT(Middles(ChooseRows({Row(10, 5, 0.9), Row(15, 7, 0.7), Row(20, 7, 0.8)}, kDpi)),
              ElementsAre(20));
}

TEST(ChooseRows, TakesRowsThatCross) {
  // 24 pixels are 3 mm.
  EXPECT_THAT(
      Middles(ChooseRows(
          {Row(44, 10, 0.4, true), Row(15, 5, 0.9), Row(20, 7, 0.8), Row(50, 7, 0.9)}, kDpi)),
      ElementsAre(20, 44));
}

TEST(ChooseRows, OfNothingIsNothing) { EXPECT_THAT(ChooseRows({}, kDpi), IsEmpty()); }

// Two rows of capitals in Leptonica's own font, `apart` pixels from one baseline to the next.
Image TwoRows(int apart) {
  constexpr int kFontSize = 10;
  constexpr int kBaseline = 100;
  Pix* page = pixCreate(kWidth, kHeight, 1);
  L_BMF* font = bmfCreate(nullptr, kFontSize);
  l_int32 width = 0;
  l_int32 overflow = 0;
  pixSetTextline(page, font, "GIAM DOC", 1, 400, kBaseline, &width, &overflow);
  pixSetTextline(page, font, "PHO GIAM DOC", 1, 340, kBaseline + apart, &width, &overflow);
  bmfDestroy(&font);
  return Image(page);
}

class ReadTitleRowsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto created = Recognizer::Create();
    ASSERT_TRUE(created.has_value()) << created.error().message;
    recognizer_ = new Recognizer(std::move(*created));
  }
  static void TearDownTestSuite() {
    delete recognizer_;
    recognizer_ = nullptr;
  }

  static std::vector<TitleRow> Read(Image image) {
    const PageView view = {.image = std::move(image), .dpi = kDpi, .to_image = {}};
    const Box all = {.left = 0, .top = 0, .right = kWidth, .bottom = kHeight};
    auto rows = ReadTitleRows(view, all, kDpi, *recognizer_);
    EXPECT_TRUE(rows.has_value()) << rows.error().message;
    return rows.value_or(std::vector<TitleRow>());
  }

  static Recognizer* recognizer_;
};

Recognizer* ReadTitleRowsTest::recognizer_ = nullptr;

TEST_F(ReadTitleRowsTest, FindsAHeadAndADeputyWhoseRowsTouch) {
  constexpr int kApart = 34;  // capitals are 30 pixels high
  const auto rows = Read(TwoRows(kApart));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_FALSE(rows[0].deputy);
  EXPECT_TRUE(rows[1].deputy);
  constexpr int kSlack = 8;
  EXPECT_NEAR(rows[1].box.left, 340, kSlack);
  EXPECT_NEAR(rows[1].box.bottom, 100 + kApart, kSlack);
}

TEST_F(ReadTitleRowsTest, FindsNothingOnWhitePaper) {
  EXPECT_THAT(Read(Image(pixCreate(kWidth, kHeight, 1))), IsEmpty());
}

}  // namespace
}  // namespace vanthu
