#include "pipeline/recognize/handwriting/field_ink.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>

namespace vanthu {
namespace {

// A white strip of a page with an em of 40 pixels whose baseline is y = 100; the field lies between
// x = 200 and x = 400, a block of print stands on each side.
constexpr int kEm = 40;
constexpr int kBaseline = 100;
constexpr int kLeft = 200;
constexpr int kRight = 400;

class FieldInkTest : public testing::Test {
 protected:
  FieldInkTest() : pix_(pixCreate(600, 200, 32)) {
    pixSetAll(pix_);
    for (const int x : {130, 160}) Fill(x, kBaseline - 26, 20, 26);       // "Số"
    for (const int x : {420, 450, 480}) Fill(x, kBaseline - 26, 20, 26);  // the symbol
  }

  void Fill(int x, int y, int width, int height) {
    for (int dy = 0; dy < height; ++dy) {
      for (int dx = 0; dx < width; ++dx) pixSetPixel(pix_, x + dx, y + dy, 0);
    }
  }

  // What CutFieldInk makes of the strip, which it owns from here on.
  FieldInk Cut(HeaderField::Kind kind = HeaderField::Kind::kNumber) {
    const FieldPlace place = {
        .kind = kind, .left = kLeft, .right = kRight, .baseline = kBaseline, .em = kEm};
    return CutFieldInk(Image(pix_), {}, place);
  }

  Pix* pix_;
};

TEST_F(FieldInkTest, PaperHasNoInk) {
  const FieldInk ink = Cut();
  EXPECT_TRUE(ink.strip.ink.empty());
  EXPECT_TRUE(ink.box.empty());
  EXPECT_TRUE(ink.shape.parts.empty());
}

TEST_F(FieldInkTest, TheFieldsInkComesWithoutThePrintAround) {
  Fill(260, 70, 8, 45);  // from above the capitals to below the baseline
  Fill(300, 75, 8, 30);
  const FieldInk ink = Cut();
  ASSERT_EQ(ink.shape.parts.size(), 2U);
  EXPECT_NEAR(ink.shape.parts[0].top, 0.75, 0.01);
  EXPECT_NEAR(ink.shape.parts[0].bottom, -15.0 / kEm, 0.01);
  EXPECT_NEAR(ink.box.left, 258, 1);
  EXPECT_NEAR(ink.box.right, 310, 1);
  EXPECT_NEAR(ink.strip.width, 52, 1);
  EXPECT_EQ(std::ranges::max(ink.strip.ink), 255);
}

TEST_F(FieldInkTest, AStrokeThatReachesOverThePrintIsKeptWhole) {
  Fill(330, 80, 90, 5);
  Fill(330, 70, 6, 30);
  const FieldInk ink = Cut();
  ASSERT_FALSE(ink.shape.parts.empty());
  EXPECT_GT(ink.box.right, kRight);
}

TEST_F(FieldInkTest, DotsAndLeadersAreNoWriting) {
  for (int x = kLeft; x < kRight; x += 10) Fill(x, kBaseline - 3, 3, 3);
  EXPECT_TRUE(Cut().strip.ink.empty());
}

TEST_F(FieldInkTest, ASolidLeaderGoesAndTheDigitOnItStays) {
  Fill(kLeft - 20, kBaseline, 240, 2);
  Fill(300, 72, 8, 40);
  const FieldInk ink = Cut();
  ASSERT_EQ(ink.shape.parts.size(), 1U);
  EXPECT_LT(ink.box.width(), kEm / 2);
}

TEST_F(FieldInkTest, RedInkIsPaperAndBlueInkIsInk) {
  for (int dy = 0; dy < 30; ++dy) {
    for (int dx = 0; dx < 8; ++dx) {
      pixSetRGBPixel(pix_, 250 + dx, 70 + dy, 230, 40, 40);
      pixSetRGBPixel(pix_, 300 + dx, 70 + dy, 40, 40, 200);
    }
  }
  const FieldInk ink = Cut();
  ASSERT_EQ(ink.shape.parts.size(), 1U);
  EXPECT_GT(ink.box.left, 290);
  EXPECT_GT(ink.shape.color, 100);
}

TEST_F(FieldInkTest, TheLineBelowIsNotTheFields) {
  for (const int x : {220, 250, 280, 310, 340}) Fill(x, kBaseline + 12, 16, 26);
  EXPECT_TRUE(Cut().strip.ink.empty());
}

TEST_F(FieldInkTest, ABaselineThatWasSetTooLowIsFound) {
  Fill(300, kBaseline - 27, 18, 27);
  const FieldPlace place = {.kind = HeaderField::Kind::kNumber,
                            .left = kLeft,
                            .right = kRight,
                            .baseline = kBaseline + 10,
                            .em = kEm};
  const FieldInk ink = CutFieldInk(Image(pix_), {}, place);
  ASSERT_EQ(ink.shape.parts.size(), 1U);
  EXPECT_NEAR(ink.shape.parts[0].bottom, 0, 0.02);
}

TEST_F(FieldInkTest, TheBoxIsOnThePageWhateverTheScansResolution) {
  Fill(300, 72, 8, 30);
  // The page has half the pixels of the scan.
  const Affine to_scan = {.xx = 2, .yy = 2};
  const FieldPlace place = {.kind = HeaderField::Kind::kNumber,
                            .left = kLeft / 2.0,
                            .right = kRight / 2.0,
                            .baseline = kBaseline / 2.0,
                            .em = kEm / 2.0};
  const FieldInk ink = CutFieldInk(Image(pix_), to_scan, place);
  EXPECT_NEAR(ink.box.left, 149, 1);
  EXPECT_NEAR(ink.box.bottom, 52, 1);
  EXPECT_NEAR(ink.strip.height, 34, 1);
}

}  // namespace
}  // namespace vanthu
