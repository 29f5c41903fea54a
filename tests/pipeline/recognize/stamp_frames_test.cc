#include "pipeline/recognize/stamp_frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <numbers>

#include "pipeline/clean/raster.h"
#include "tests/pipeline/printed_page.h"
#include "tests/pipeline/recognize/stamped_page.h"

namespace vanthu {
namespace {

using testing::IsEmpty;

TEST(FindStampFrames, FindsAFrameAndHowItLies) {
  const auto frames = FindStampFrames(StampedPage("HOA TOC"));
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_NEAR(frames[0].box.left, kStampPlace.left, 6);
  EXPECT_NEAR(frames[0].box.bottom, kStampPlace.bottom, 6);
  EXPECT_NEAR(frames[0].degrees, 0, 1);
  EXPECT_NEAR(frames[0].length, kStampPlace.width(), 12);
  EXPECT_NEAR(frames[0].width, kStampPlace.height(), 12);
}

TEST(FindStampFrames, TellsTheSlant) {
  constexpr double kDegrees = 35;
  const CleanPage level = StampedPage("HOA TOC");
  const CleanPage page = CleanPageOf(
      pixRotate(level.image.pix(), static_cast<float>(-kDegrees * std::numbers::pi / 180),
                L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  const auto frames = FindStampFrames(page);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_NEAR(frames[0].degrees, -kDegrees, 2);
  EXPECT_NEAR(frames[0].length, kStampPlace.width(), 15);
}

TEST(FindStampFrames, IsNotMisledByTextOrATable) {
  EXPECT_THAT(FindStampFrames(CleanPageOf(CopyOf(PrintPage().image))), IsEmpty());
  Pix* table = CopyOf(WhitePage());
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 3; ++column) {
      const int left = 200 + column * kStampPlace.width();
      const int top = 700 + row * kStampPlace.height();
      DrawFrame(table, {.left = left,
                        .top = top,
                        .right = left + kStampPlace.width() + 4,
                        .bottom = top + kStampPlace.height() + 4});
    }
  }
  EXPECT_THAT(FindStampFrames(CleanPageOf(table)), IsEmpty());
}

// Black pixels in `box`.
int Ink(const Image& image, const Box& box) {
  const BoxPtr part(boxCreate(box.left, box.top, box.width(), box.height()));
  const PixPtr clip(pixClipRectangle(image.pix(), part.get(), nullptr));
  const PixPtr ink(pixConvertTo1(clip.get(), 128));
  l_int32 count = 0;
  pixCountPixels(ink.get(), &count, nullptr);
  return count;
}

TEST(TakeOff, LeavesWhatStandsBesideTheFrameAndOnIt) {
  Pix* pix = CopyOf(WhitePage());
  PrintLine(pix, "Kinh gui", kStampPlace.right + 12, kStampPlace.top + 58);
  const int beside = Ink(CleanPageOf(pixCopy(nullptr, pix)).image,
                         {.left = kStampPlace.right, .top = 500, .right = 1000, .bottom = 580});
  DrawFrame(pix, kStampPlace);
  PrintLine(pix, "DEN 15", kStampPlace.left + 30, kStampPlace.top + 58);
  CleanPage page = CleanPageOf(pix);
  const auto frames = FindStampFrames(page);
  ASSERT_EQ(frames.size(), 1U);
  TakeOff(page, frames[0]);
  EXPECT_EQ(Ink(page.image, {.left = 304, .top = 504, .right = 596, .bottom = 576}), 0);
  EXPECT_EQ(Ink(page.image, {.left = 602, .top = 500, .right = 1000, .bottom = 580}), beside);
  EXPECT_THAT(FindStampFrames(page), IsEmpty());
}

TEST(InsideOf, HoldsTheWordsAndKnowsTheirPlace) {
  const CleanPage page = StampedPage("DEN 15");
  const auto frames = FindStampFrames(page);
  ASSERT_EQ(frames.size(), 1U);
  const CleanPage inside = InsideOf(page, frames[0]);
  const Box whole = {
      .left = 0, .top = 0, .right = inside.image.width(), .bottom = inside.image.height()};
  EXPECT_GT(Ink(inside.image, whole), 100);
  const Box back = FromInside(whole, frames[0], page.dpi);
  EXPECT_NEAR(back.left, kStampPlace.left, 20);
  EXPECT_NEAR(back.right, kStampPlace.right, 20);
  EXPECT_NEAR(back.bottom, kStampPlace.bottom, 20);
}

}  // namespace
}  // namespace vanthu
