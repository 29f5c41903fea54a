#include "pipeline/load/pdf_drawing.h"

#include <gtest/gtest.h>

#include <qpdf/QPDFObjectHandle.hh>
#include <string>

#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

constexpr const char* kImage =
    "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";

class PdfDrawing : public testing::Test {
 protected:
  // What a page with this content paints; /Im is an image.
  PageDrawing Read(std::string_view content) {
    QPDFObjectHandle page = pdf_.AddPage(595, 842, content);
    TestPdf::AddXObject(page, "/Im", pdf_.Stream(kImage, "x"));
    return ReadPageDrawing(page);
  }

  TestPdf pdf_;
};

TEST_F(PdfDrawing, FollowsTheTransformation) {
  const auto drawing = Read("q 2 0 0 3 10 20 cm q 100 0 0 200 1 1 cm /Im Do Q Q /Im Do");
  ASSERT_EQ(drawing.images.size(), 2U);
  EXPECT_EQ(drawing.images[0].matrix, (PdfMatrix{200, 0, 0, 600, 12, 23}));
  EXPECT_EQ(drawing.images[1].matrix, (PdfMatrix{1, 0, 0, 1, 0, 0}));
}

TEST_F(PdfDrawing, TellsVisibleTextFromInvisible) {
  const auto drawing = Read("BT 3 Tr (an) Tj [(chu) 20 (ky)] TJ 0 Tr (hien) Tj () Tj ET");
  EXPECT_EQ(drawing.invisible_texts, 2U);
  EXPECT_EQ(drawing.visible_texts, 1U);
}

TEST_F(PdfDrawing, TheTextModeIsRestoredWithTheState) {
  EXPECT_EQ(Read("q 3 Tr Q BT (hien) Tj ET").visible_texts, 1U);
}

TEST_F(PdfDrawing, WhatIsPaintedLaterLiesOver) {
  EXPECT_FALSE(Read("/Im Do").images[0].is_painted_over);
  EXPECT_FALSE(Read("0 0 595 842 re f BT (x) Tj ET /Im Do").images[0].is_painted_over);
  EXPECT_FALSE(Read("/Im Do BT 3 Tr (x) Tj ET 0 0 5 5 re n").images[0].is_painted_over);
  for (const char* over : {"BT (x) Tj ET", "0 0 5 5 re f", "0 0 m 5 5 l S", "/Im Do", "/Sh sh"}) {
    EXPECT_TRUE(Read(std::string("/Im Do ") + over).images[0].is_painted_over) << over;
  }
}

TEST_F(PdfDrawing, InlineImagesAreImagesAndTheirBytesNoOperators) {
  const auto drawing = Read("BI /W 3 /H 1 /BPC 8 /CS /G ID (f) EI Q /Im Do");
  ASSERT_EQ(drawing.images.size(), 2U);
  EXPECT_EQ(drawing.images[0].image, nullptr);
  EXPECT_NE(drawing.images[1].image, nullptr);
  EXPECT_EQ(drawing.paths, 0U);
}

TEST_F(PdfDrawing, KnowsTheColorOfAMask) {
  EXPECT_TRUE(Read("/Im Do").images[0].fill_is_black);
  EXPECT_FALSE(Read("1 0 0 rg /Im Do").images[0].fill_is_black);
  EXPECT_TRUE(Read("1 0 0 rg 0.1 g /Im Do").images[0].fill_is_black);
  EXPECT_FALSE(Read("0 0 0 0 k /Im Do").images[0].fill_is_black);
  EXPECT_TRUE(Read("0 0 0 1 k /Im Do").images[0].fill_is_black);
  EXPECT_TRUE(Read("q 1 g Q /Im Do").images[0].fill_is_black);
}

TEST_F(PdfDrawing, FormsPaintWithTheirOwnMatrixAndResources) {
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "q 2 0 0 2 0 0 cm /Fm Do Q");
  QPDFObjectHandle form =
      pdf_.Stream("/Subtype /Form /Matrix [1 0 0 1 5 7] /Resources << /XObject << >> >>",
                  "10 0 0 10 0 0 cm /Inner Do");
  form.getDict()
      .getKey("/Resources")
      .getKey("/XObject")
      .replaceKey("/Inner", pdf_.Stream(kImage, "x"));
  TestPdf::AddXObject(page, "/Fm", form);
  const auto drawing = ReadPageDrawing(page);
  ASSERT_EQ(drawing.images.size(), 1U);
  EXPECT_EQ(drawing.images[0].matrix, (PdfMatrix{20, 0, 0, 20, 10, 14}));
}

TEST_F(PdfDrawing, ContentsInPiecesAreOneStream) {
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "");
  QPDFObjectHandle pieces = QPDFObjectHandle::newArray();
  for (const char* piece : {"q 100 0 0", "50 0 0 cm /Im", "Do Q"}) {
    pieces.appendItem(pdf_.Stream("", piece));
  }
  page.replaceKey("/Contents", pieces);
  TestPdf::AddXObject(page, "/Im", pdf_.Stream(kImage, "x"));
  const auto drawing = ReadPageDrawing(page);
  ASSERT_EQ(drawing.images.size(), 1U);
  EXPECT_EQ(drawing.images[0].matrix[3], 50);
  EXPECT_FALSE(drawing.is_incomplete);
}

TEST_F(PdfDrawing, FormsThatDrawThemselvesEnd) {
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "/Fm Do");
  std::string twice;
  for (int i = 0; i < 20; ++i) twice += "/Fm Do ";
  QPDFObjectHandle form = pdf_.Stream("/Subtype /Form", twice);
  TestPdf::AddXObject(page, "/Fm", form);
  EXPECT_TRUE(ReadPageDrawing(page).is_incomplete);
}

TEST_F(PdfDrawing, AnInflatingStreamIsCutOff) {
  // 80 MB of spaces after the image.
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "");
  page.replaceKey("/Contents", pdf_.Stream("", "/Im Do " + std::string(80U << 20, ' ')));
  TestPdf::AddXObject(page, "/Im", pdf_.Stream(kImage, "x"));
  EXPECT_TRUE(ReadPageDrawing(page).is_incomplete);
}

TEST_F(PdfDrawing, GarbageIsReadToItsEnd) {
  const auto drawing = Read(")) >> ]] /Im Do (never closed");
  EXPECT_EQ(drawing.images.size(), 1U);
  EXPECT_TRUE(ReadPageDrawing(pdf_.AddPage(1, 1, "Q Q Q cm Do g k sc Tr Tj 5")).images.empty());
}

}  // namespace
}  // namespace vanthu
