#include "pipeline/load/pdf_geometry.h"

#include <gtest/gtest.h>

#include <qpdf/QPDFObjectHandle.hh>

namespace vanthu {
namespace {

PageBox Read(const char* page) { return ReadPageBox(QPDFObjectHandle::parse(page)); }

TEST(PageBox, TheCropBoxIsThePageAsFarAsItLiesOnTheMedium) {
  const auto box = Read("<< /MediaBox [0 0 600 800] /CropBox [50 60 700 700] >>");
  EXPECT_DOUBLE_EQ(box.left, 50);
  EXPECT_DOUBLE_EQ(box.bottom, 60);
  EXPECT_DOUBLE_EQ(box.width, 550);
  EXPECT_DOUBLE_EQ(box.height, 640);
}

TEST(PageBox, ACropBoxOfNoUseIsIgnored) {
  for (const char* crop : {"[0 0 0 0]", "[900 900 950 950]", "[1 2]", "/None"}) {
    const auto box =
        Read((std::string("<< /MediaBox [0 0 600 800] /CropBox ") + crop + " >>").c_str());
    EXPECT_DOUBLE_EQ(box.width, 600) << crop;
    EXPECT_DOUBLE_EQ(box.height, 800) << crop;
  }
}

TEST(PageBox, CornersMayComeInAnyOrder) {
  EXPECT_DOUBLE_EQ(Read("<< /MediaBox [600 800 0 0] >>").width, 600);
}

TEST(PageBox, APageWithoutSizeHasNone) {
  EXPECT_DOUBLE_EQ(Read("<< /MediaBox [5 5 5 5] >>").width, 0);
  EXPECT_DOUBLE_EQ(Read("<< >>").height, 0);
}

TEST(PageBox, RotationIsInQuartersClockwise) {
  EXPECT_EQ(Read("<< /Rotate -90 >>").rotate, 270);
  EXPECT_EQ(Read("<< /Rotate 450 >>").rotate, 90);
  EXPECT_EQ(Read("<< /Rotate 45 >>").rotate, 0);
  EXPECT_EQ(Read("<< /Rotate 90 >>").orientation(), Orientation::kQuarterTurn);
}

constexpr PageBox kA4 = {.left = 0, .bottom = 0, .width = 595, .height = 842, .rotate = 0};

TEST(PlaceImage, MeasuresCoverageAndResolution) {
  const auto whole = PlaceImage({595, 0, 0, 842, 0, 0}, kA4, 1653, 2339);
  EXPECT_NEAR(whole.coverage, 1, 1e-9);
  EXPECT_NEAR(whole.x_dpi, 200, 0.1);
  EXPECT_NEAR(whole.y_dpi, 200, 0.1);
  EXPECT_DOUBLE_EQ(whole.overhang, 0);
  const auto beyond = PlaceImage({595, 0, 0, 842, 100, 0}, kA4, 1653, 2339);
  EXPECT_DOUBLE_EQ(beyond.overhang, 100);
  EXPECT_NEAR(beyond.coverage, 495.0 / 595, 1e-9);
}

TEST(PlaceImage, FindsTheOrientationFromMatrixAndRotation) {
  const PdfMatrix upright = {595, 0, 0, 842, 0, 0};
  const PdfMatrix upside_down = {-595, 0, 0, -842, 595, 842};
  const PdfMatrix quarter_clockwise = {0, -842, 595, 0, 0, 842};
  const PdfMatrix mirrored = {-595, 0, 0, 842, 595, 0};
  EXPECT_EQ(PlaceImage(upright, kA4, 1, 1).orientation, Orientation::kUpright);
  EXPECT_EQ(PlaceImage(upside_down, kA4, 1, 1).orientation, Orientation::kHalfTurn);
  EXPECT_EQ(PlaceImage(quarter_clockwise, kA4, 1, 1).orientation, Orientation::kQuarterTurn);
  EXPECT_EQ(PlaceImage(mirrored, kA4, 1, 1).orientation, Orientation::kMirrored);
  PageBox turned = kA4;
  turned.rotate = 90;
  EXPECT_EQ(PlaceImage(upright, turned, 1, 1).orientation, Orientation::kQuarterTurn);
  EXPECT_EQ(PlaceImage(quarter_clockwise, turned, 1, 1).orientation, Orientation::kHalfTurn);
}

TEST(PlaceImage, ADegenerateMatrixHasNoResolution) {
  const auto placement = PlaceImage({0, 0, 0, 0, 10, 10}, kA4, 100, 100);
  EXPECT_DOUBLE_EQ(placement.coverage, 0);
  EXPECT_DOUBLE_EQ(placement.x_dpi, 0);
}

}  // namespace
}  // namespace vanthu
