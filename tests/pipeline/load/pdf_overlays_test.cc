#include "pipeline/load/pdf_overlays.h"

#include <gtest/gtest.h>

#include <qpdf/QPDFObjectHandle.hh>
#include <string>

#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

constexpr PageBox kA4 = {.left = 0, .bottom = 0, .width = 595, .height = 842, .rotate = 0};
constexpr const char* kTop = "/Rect [20 800 300 840]";
constexpr const char* kMiddle = "/Rect [80 690 120 705]";

class PdfOverlays : public testing::Test {
 protected:
  // Of a page with one annotation whose appearance has this content.
  Overlays Count(const std::string& annotation, std::string_view appearance = "BT (12) Tj ET") {
    QPDFObjectHandle page = pdf_.AddPage(595, 842, "");
    QPDFObjectHandle dict = QPDFObjectHandle::parse("<< /AP << >> " + annotation + " >>");
    dict.getKey("/AP").replaceKey("/N", pdf_.Stream("/Subtype /Form", appearance));
    QPDFObjectHandle annotations = QPDFObjectHandle::newArray();
    annotations.appendItem(dict);
    page.replaceKey("/Annots", annotations);
    return CountOverlays(page, kA4);
  }

  TestPdf pdf_;
};

TEST_F(PdfOverlays, ASignatureInTheMarginSaysNothing) {
  const auto overlays = Count(std::string("/Subtype /Widget /FT /Sig ") + kTop);
  EXPECT_EQ(overlays.signatures, 1);
  EXPECT_EQ(overlays.others, 0);
}

TEST_F(PdfOverlays, ASignatureInTheLetterSaysNothingWhenItIsAPicture) {
  const std::string signature = std::string("/Subtype /Widget /FT /Sig ") + kMiddle;
  EXPECT_EQ(Count(signature, "q 10 0 0 10 0 0 cm /Im Do Q").signatures, 1);
  EXPECT_EQ(Count(signature, "BT (2045) Tj ET").signatures, 0);
  EXPECT_EQ(Count(signature, "BT (2045) Tj ET").others, 1);
}

TEST_F(PdfOverlays, TheFieldTypeIsInherited) {
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "");
  QPDFObjectHandle dict =
      QPDFObjectHandle::parse("<< /Subtype /Widget /Rect [20 800 300 840] /AP << /N null >> >>");
  dict.getKey("/AP").replaceKey("/N", pdf_.Stream("/Subtype /Form", ""));
  dict.replaceKey("/Parent",
                  pdf_.qpdf().makeIndirectObject(QPDFObjectHandle::parse("<< /FT /Sig >>")));
  QPDFObjectHandle annotations = QPDFObjectHandle::newArray();
  annotations.appendItem(dict);
  page.replaceKey("/Annots", annotations);
  EXPECT_EQ(CountOverlays(page, kA4).signatures, 1);
}

TEST_F(PdfOverlays, StampsAndNotesAreOverlays) {
  EXPECT_EQ(Count(std::string("/Subtype /Stamp ") + kMiddle).others, 1);
  EXPECT_EQ(Count(std::string("/Subtype /FreeText ") + kTop).others, 1);
}

TEST_F(PdfOverlays, WhatIsNotSeenDoesNotCount) {
  for (const char* invisible :
       {"/Subtype /Stamp /F 2 /Rect [0 0 50 50]", "/Subtype /Stamp /F 32 /Rect [0 0 50 50]",
        "/Subtype /Widget /FT /Sig /Rect [0 0 0 0]", "/Subtype /Link /Rect [0 0 50 50]",
        "/Subtype /Popup /Rect [0 0 50 50]", "/Subtype /Stamp"}) {
    const auto overlays = Count(invisible);
    EXPECT_EQ(overlays.signatures + overlays.others, 0) << invisible;
  }
}

}  // namespace
}  // namespace vanthu
